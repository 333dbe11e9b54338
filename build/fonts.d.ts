// The two font packages come without types; this is what the deck uses of them.
declare module 'fontkit' {
  export function create(buffer: Uint8Array): { hasGlyphForCodePoint: (code: number) => boolean, copyright: string }
}

declare module 'subset-font' {
  export default function subsetFont(font: Uint8Array, text: string, options: { targetFormat: 'woff2' }): Promise<Uint8Array>
}
