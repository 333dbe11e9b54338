// What `npm run live` does for a server of many lecturers, and then ends: its tables, and the lecturers' keys.
import { databaseAt } from './databaseUrl.ts'
import { say, stop } from './run.ts'

export const LECTURER_OPTIONS = ['add-lecturer', 'remove-lecturer'] as const
export const LECTURER_SWITCHES = ['lecturers', 'migrate'] as const
export type Asked = { [N in typeof LECTURER_OPTIONS[number]]?: string } & { [S in typeof LECTURER_SWITCHES[number]]?: boolean }

export const isAsked = (options: Asked): boolean => [...LECTURER_OPTIONS, ...LECTURER_SWITCHES].some(name => options[name] !== undefined)

/** @param url where the deck is found from outside */
export async function serveLecturers(options: Asked, database: string, url: string): Promise<void> {
  // Once packages are there.
  const { openPostgres } = await import('../../server/store/postgres.ts')
  const { migrate } = await import('../../server/store/migrations.ts')
  const { newLecturer, readLecturers, removeLecturers } = await import('../../server/lecturers.ts')
  const store = await openPostgres(database, 1).catch((error: unknown) => stop(`The database at ${databaseAt(database)} can't be reached (${(error as Error).message}).`, '连不上数据库。'))
  try {
    if (options.migrate) {
      await migrate(store)
      say('The tables are as this version wants them.', '数据表已是本版本所需。')
    }
    const add = options['add-lecturer']
    if (add !== undefined) {
      const key = await newLecturer(store, add)
      say(`For ${add} alone, shown once: ${url}/#/presenter/1?live=${key}`, '只给本人，只显示这一次。')
    }
    const remove = options['remove-lecturer']
    if (remove !== undefined) {
      const n = await removeLecturers(store, remove)
      say(`${n} key(s) of ${remove} removed; a class that runs goes on.`, `已删除 ${n} 把钥匙；正在上的课堂不受影响。`)
    }
    if (options.lecturers) {
      for (const { name, created } of await readLecturers(store))
        console.log(`${new Date(created).toISOString().slice(0, 10)}  ${name}`)
    }
  }
  catch (error) {
    stop(`The database does not allow it (${(error as Error).message}).`, '数据库不允许这样做。')
  }
  finally {
    await store.close()
  }
}
