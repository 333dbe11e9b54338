/** Text as the bytes of an encoding that students' computers write: what "ANSI" and "Unicode" mean on a Chinese Windows. */

/** Every character of two bytes, read off the decoder, for Node has no encoder. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytesOf = new Map<string, readonly number[]>()
  for (let first = 0x81; first <= 0xFE; first++) {
    for (let second = 0x40; second <= 0xFE; second++) {
      if (second !== 0x7F)
        bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => {
    const bytes = letter < '\x80' ? [letter.charCodeAt(0)] : bytesOf.get(letter)
    if (!bytes)
      throw new Error(`${letter} has no two bytes in GB 18030`)
    return bytes
  }))
}

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 * text.length + 2))
  view.setUint16(0, 0xFEFF, littleEndian)
  for (let at = 0; at < text.length; at++)
    view.setUint16(2 * at + 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

export const ENCODE: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': text => new TextEncoder().encode(text),
  'UTF-8 with a mark': text => new TextEncoder().encode(`\uFEFF${text}`),
  'UTF-16 LE': text => utf16(text, true),
  'UTF-16 BE': text => utf16(text, false),
  'GB 18030': gbk,
}
