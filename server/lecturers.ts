import type { Queries } from './store/store.ts'
import { hashOf, makeToken } from './secrets.ts'

/* Who may make classes on a server of many: each lecturer has a key, of which the server keeps the hash, and takes up only own classes. */

export interface Lecturer { name: string, created: number }

/** @returns whose classes a key is for, or null where it is none */
export async function ownerOf({ query }: Queries, key: string): Promise<string | null> {
  const [row] = await query<{ hash: string }>('select hash from lecturer where hash = $1', [hashOf(key)])
  return row?.hash ?? null
}

export async function addLecturer({ query }: Queries, key: string, name: string): Promise<void> {
  await query('insert into lecturer (hash, name, created) values ($1, $2, $3) on conflict do nothing', [hashOf(key), name, Date.now()])
}

/** @returns the new key: it is shown once, and kept nowhere */
export async function newLecturer(queries: Queries, name: string): Promise<string> {
  const key = makeToken()
  await addLecturer(queries, key, name)
  return key
}

export async function readLecturers({ query }: Queries): Promise<Lecturer[]> {
  const rows = await query<{ name: string, created: string }>('select name, created from lecturer order by name, created')
  return rows.map(({ name, created }) => ({ name, created: Number(created) }))
}

/** The keys of that name; classes that were taken up with them run on for who has their cookie. @returns how many they were */
export async function removeLecturers({ query }: Queries, name: string): Promise<number> {
  return (await query('delete from lecturer where name = $1 returning hash', [name])).length
}
