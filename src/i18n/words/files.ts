import type { LocalText } from '../../../build/content/schema'
import type { CaseFault } from '#store/model/caseName'
import type { FileFault } from '#base/model/fileFault'
import { fill, message } from '../message'
import { parts } from './study'

/** `{of}` of another case: its title. */
type Reason = FileFault | CaseFault['fault']

/** Why a file can't be read: what was found, and what to do. `whose` says what has not changed. */
const reasons: Record<Reason, LocalText> = {
  notOurs: message('这不是本课件存的文件或文字，或者不完整。请打开用“存为文件”得到的那一份。', 'This was not saved by this deck, or is not complete. Open the file that "Save as a file" gave you.'),
  tooLarge: message('太大了，不是本课件存的。', 'This is too large to be one of ours.'),
  newer: message('这份来自较新的课件，这里读不了。请先更新这里的课件。', 'This comes from a newer deck and can\'t be read here; update this one first.'),
  otherCase: message('这是另一个案例“{of}”的，请在那个案例的课件里打开；这里没有打开。', 'This is from another case, "{of}", and was not opened; open it in the deck of that case.'),
  noCase: message('这不是这个案例的，没有打开：它由早先的课件存出，没有写明是哪个案例。', 'This is not from this case and was not opened: an older deck saved it, without saying from which case.'),
  unreadable: message('浏览器没能读出这个文件。文件如果在网盘或手机上，请先存到本机再试。', 'The browser could not read this file. If it lies on a network drive or a phone, copy it to this device first.'),
  empty: message('这个文件是空的。请回到原来的设备，再存一次。', 'This file is empty. Save it once more on the device that it comes from.'),
  archive: message('这是压缩包，或 Word、Excel 一类的文档。压缩包请先解压，再选里面的 .json 文件。', 'This is an archive, or a document of Word, Excel or the like. Unpack an archive first, then choose the .json file in it.'),
  pdf: message('这是 PDF 文件。请选“存为文件”得到的 .json 文件。', 'This is a PDF. Choose the .json file that "Save as a file" gave you.'),
  picture: message('这是图片或视频。请选“存为文件”得到的 .json 文件。', 'This is a picture or a video. Choose the .json file that "Save as a file" gave you.'),
  binary: message('这不是文字文件，或者已经损坏。请回到原来的设备，再存一次。', 'This is no text file, or it is damaged. Save it once more on the device that it comes from.'),
  utf16: message('这个文件不是 UTF-8 编码，而是没有标记（BOM）的 UTF-16，读出来的字靠不住。请用记事本打开它，“另存为”时编码选 UTF-8，再打开新存的那一份。', 'This file is not in UTF-8 but in UTF-16 without its mark (BOM), so its letters can\'t be relied on. Open it in a text editor, save it as UTF-8, and open that.'),
  utf32: message('这个文件不是 UTF-8 编码，而是 UTF-32，这里不读。请用文字编辑器打开它，“另存为”时编码选 UTF-8，再打开新存的那一份。', 'This file is not in UTF-8 but in UTF-32, which is not read here. Open it in a text editor, save it as UTF-8, and open that.'),
  cut: message('这个文件断在一个字的中间，没有传完整。请回到原来的设备，再存一次，或重新传一次。', 'This file ends in the middle of a character, so a part of it is missing. Save it once more on the device that it comes from, or send it again.'),
  encoding: message('这个文件不是 UTF-8 编码；按 UTF-16 和 GB18030（GBK）也读不出来。硬读会把字读错，所以没有读。请回到原来的设备再存一次；或用写它的软件打开，“另存为”时编码选 UTF-8。', 'This file is not in UTF-8, and can\'t be read as UTF-16 or GB18030 (GBK) either. Its letters would come out wrong, so it was not read. Save it once more on the device that it comes from; or open it in the program that wrote it and save it as UTF-8.'),
  quotes: message('文字处理软件把里面的英文引号 " 换成了 “ ”，所以读不出来。请打开没有改过的那一份，或回到原来的设备再存一次。', 'A word processor has turned the straight quotation marks in it into “ ”, so it can\'t be read. Open the copy that was not changed, or save it once more on the device that it comes from.'),
  lettersLost: message('里面有些字以前被读错过，已经变成黑菱形问号或别的字，这里不能当作你写的收下。请打开没有转换过的那一份，或回到原来的设备再存一次。', 'Some letters in it were misread earlier and have become black diamonds with a question mark, or others; they are not taken for what you wrote. Open the copy that was not converted, or save it once more on the device that it comes from.'),
}

const faultTexts = (unchanged: LocalText): Record<Reason, LocalText> => Object.fromEntries(Object.entries(reasons).map(([fault, reason]) => [fault, fill(message('{reason}{unchanged}', '{reason} {unchanged}'), { reason, unchanged })])) as Record<Reason, LocalText>

/** Under "my answers"; on a board. */
export const answersFaults = faultTexts(message('你的答案没有变。', 'Your answers are unchanged.'))
export const sortFaults = faultTexts(message('你的结果没有变。', 'Your sort is unchanged.'))
/** In the list of a class's files. */
export const classFaults: Record<Reason | 'noSort', LocalText> = { ...reasons, noSort: message('里面没有放卡的结果。', 'There is no sort in it.') }

/** What is said of files that are dropped where they can't be opened. */
export const dropped = {
  nowhere: fill(
    message('这一页不收文件，没有打开；页面没有变。存下的答案或放法，拖到“{answers}”；全班的文件，拖到“{files}”。', 'This page takes no files, so nothing was opened and nothing has changed. Drop saved answers or a sort under "{answers}", a class\'s files under "{files}".'),
    { answers: parts.answers.title, files: parts.class.title },
  ),
  oneOnly: message('这里一次只能打开一个文件，没有打开。请只拖一个。', 'Only one file can be opened here at a time, so none was. Drop a single one.'),
  folder: message('这里打不开文件夹，没有打开。请拖里面的那个文件。', 'A folder can\'t be opened here, so it was not. Drop the file in it.'),
  busy: message('先回答打开着的那个问题，再拖文件。没有打开。', 'Answer the question that is open first, then drop the file. It was not opened.'),
}
