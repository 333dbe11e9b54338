import { expect, it } from 'vitest'
import { rootOf } from './root'

it.each([
  ['/', ''], ['/index.html', ''], ['/study/', ''], ['/study/index.html', ''], ['/45/', ''],
  ['/deck/', '/deck'], ['/deck/study/', '/deck'], ['/deck/45/index.html', '/deck'], ['/a/deck/', '/a/deck'], ['/study/study/', '/study'],
])('the class of %s is asked at %s/live/', (page, root) => expect(rootOf(page)).toBe(root))
