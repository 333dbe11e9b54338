// The address in DATABASE_URL: what of it is wrong is told before anything is asked, and what it says of a password nowhere.
import { stop } from './run.ts'

/** @returns why it is none, in English and Chinese, or null */
export function databaseUrlFault(text: string): readonly [string, string] | null {
  const form = ['DATABASE_URL takes postgres://NAME:PASSWORD@HOST/DATABASE', 'DATABASE_URL 的写法是 postgres://用户:密码@主机/数据库'] as const
  const signs = ['; in the password all but letters, digits, "-", "_" and "." is written by its number, such as %40 for "@".', '；密码里除字母、数字、- _ . 以外的字符要写成百分号编码，例如 @ 写作 %40。'] as const
  const fault = [form[0] + signs[0], form[1] + signs[1]] as const
  if (!/^postgres(?:ql)?:\/\//.test(text) || !URL.canParse(text))
    return fault
  const { hash, username, password, pathname } = new URL(text)
  // What stands behind a "#", or a second "@", was meant for the password.
  if (hash !== '' || text.split('@').length > 2)
    return fault
  try {
    ;[username, password, pathname].forEach(decodeURIComponent)
  }
  catch {
    return fault
  }
  return null
}

export function checkDatabaseUrl(text: string): void {
  const fault = databaseUrlFault(text)
  if (fault)
    stop(...fault)
}

/** Where it is, for a message: host and database, and nobody's password. */
export function databaseAt(text: string | undefined): string {
  if (text === undefined || !URL.canParse(text))
    return 'DATABASE_URL'
  const { host, pathname } = new URL(text)
  return host + pathname
}
