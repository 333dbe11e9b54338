// What is said where a file can't be written.

/**
 * One line that says what to do; undefined where the fault is another.
 * @param where what was written, if the error does not name it
 */
export function writingFault(error: NodeJS.ErrnoException & { dest?: string }, where: string): [en: string, zh: string] | undefined {
  const path = (error.dest ?? error.path ?? where).replace(/\.part(?=$|[/\\])/, '')
  switch (error.code) {
    case 'ENOSPC': return [`The disk is full: ${path} was not written.`, '磁盘已满，文件没有写成。']
    case 'EBUSY': case 'EPERM': return [`${path} is open in another program: close it and run again.`, '文件正被别的程序打开，请关掉再运行。']
    case 'EACCES': case 'EROFS': return [`${path} can't be written to: choose another folder with --out.`, '这个文件夹不能写入，请用 --out 换一个。']
    case 'ENOTDIR': case 'EEXIST': return [`${path} is no folder: choose another with --out.`, '这不是文件夹，请用 --out 换一个。']
    default: return undefined
  }
}
