import type { EncodingFault } from './model/encoding'
import { decodeText } from './model/encoding'

export type ReadText = { ok: true, text: string } | { ok: false, fault: EncodingFault | 'tooLarge' | 'unreadable' }

/**
 * The text of a file that somebody chose or dropped: the only way in which this deck reads one. Never rejects. What has more
 * bytes than `most` is not read at all, since it can't be ours: a film must not fill the memory.
 */
export async function readTextFile(file: File, most: number): Promise<ReadText> {
  if (file.size > most)
    return { ok: false, fault: 'tooLarge' }
  // What was taken away since, may not be read, or is a folder.
  const bytes = await file.arrayBuffer().catch(() => null)
  return bytes === null ? { ok: false, fault: 'unreadable' } : decodeText(new Uint8Array(bytes))
}
