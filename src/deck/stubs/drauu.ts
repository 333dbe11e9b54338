/** Drawing on slides is switched off: a board that nobody draws on, in the place of Slidev's. */
export function createDrauu() {
  const nothing = () => {}
  return { mode: 'stylus', el: null, mounted: false, on: nothing, load: nothing, clear: nothing, undo: nothing, redo: nothing, mount: nothing, unmount: nothing, dump: () => '', canUndo: () => false, canRedo: () => false }
}
