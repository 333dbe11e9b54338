import { expect, it } from 'vitest'
import { databaseAt, databaseUrlFault } from './databaseUrl.ts'

it.each([
  'postgres://deck_app:change-me-2@127.0.0.1/deck',
  'postgresql://deck_app:p%40ss%231@db.example.edu:5433/deck?sslmode=verify-full',
  'postgres://deck_app@%2Fvar%2Frun%2Fpostgresql/deck',
  'postgres:///deck?host=/var/run/postgresql',
])('%s is an address', text => expect(databaseUrlFault(text)).toBeNull())

it.each([
  'deck',
  'mysql://deck_app:x@127.0.0.1/deck',
  'postgres://deck_app:p@ss@127.0.0.1/deck',
  'postgres://deck_app:p#ss@127.0.0.1/deck',
  'postgres://deck_app:100%@127.0.0.1/deck',
  'postgres://deck_app:p/ss@127.0.0.1/deck',
])('%s is none', text => expect(databaseUrlFault(text)).not.toBeNull())

it('says where it is without a password', () => {
  expect(databaseAt('postgres://deck_app:secret@db.example.edu:5433/deck')).toBe('db.example.edu:5433/deck')
  expect(databaseAt(undefined)).toBe('DATABASE_URL')
})
