/** Where letters are the reader's own, as a selector. A box to tick or a slider takes none. */
export const TEXT = 'textarea, select, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="file"], [type="color"])'
