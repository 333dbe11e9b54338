import type { ShallowRef } from 'vue'
import type { LocalText } from '../../build/content/schema'
import { useEventListener } from '@vueuse/core'
import { onScopeDispose, readonly, ref, shallowRef } from 'vue'
import { dropped as words } from '#i18n/words/files'

/** A file that was chosen or dropped, or lay in a folder that was. */
export interface GivenFile {
  /** None where the browser could not give it. */
  file: File | null
  /** From the folder on, where there is one. */
  path: string
  /** It was meant itself, so that it is answered for; not: whatever lay in a folder. */
  meant: boolean
}

export type GivenFiles = readonly GivenFile[] | Promise<readonly GivenFile[]>

export interface FileTaker {
  /** Whether this is what the reader looks at. */
  active: () => boolean
  /** Takes many at once, and what lies in folders; or one file. */
  take: { all: (files: GivenFiles) => void } | { one: (file: File) => void }
}

// A page has one window to drop on, so this is the page's and not a component's.
const takers = new Set<FileTaker>()
const refusal = shallowRef<LocalText | null>(null)
const dragged = ref(false)

/** Makes this part of the page take files that are dropped anywhere on it. Call in setup. */
export function useFileTaker(taker: FileTaker): { dragged: Readonly<typeof dragged> } {
  takers.add(taker)
  onScopeDispose(() => takers.delete(taker))
  return { dragged: readonly(dragged) }
}

/** Why what was dropped was not opened; null where there is nothing to say. */
export const useDropRefusal = (): ShallowRef<LocalText | null> => refusal

const TEXT_FIELD = 'textarea, input:not([type="file"], [type="checkbox"], [type="radio"], [type="range"]), [contenteditable]:not([contenteditable="false"])'
const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false
const takerNow = (): FileTaker | undefined => [...takers].findLast(({ active }) => active())
/** A question stands open: what is dropped now would be lost behind it, or answer it unseen. */
const asks = (): boolean => [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].some(dialog => dialog.checkVisibility())

/** All that lies in a folder, at any depth; what can't be read is named. */
async function filesIn(entry: FileSystemEntry): Promise<GivenFile[]> {
  const path = entry.fullPath.replace(/^\//, '')
  const failed: GivenFile[] = [{ file: null, path, meant: false }]
  if (entry.isFile)
    return new Promise(resolve => (entry as FileSystemFileEntry).file(file => resolve([{ file, path, meant: false }]), () => resolve(failed)))
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: GivenFile[] = []
  for (;;) {
    // A hundred at a time, none when all have been given.
    const some = await new Promise<FileSystemEntry[] | null>(resolve => reader.readEntries(resolve, () => resolve(null)))
    if (some === null)
      return [...found, ...failed]
    if (some.length === 0)
      return found
    for (const one of some)
      found.push(...await filesIn(one))
  }
}

interface Item { file: File | null, folder: FileSystemEntry | null }

/** Must be asked for while the event lasts. */
function itemsOf({ items, files }: DataTransfer): Item[] {
  const given = [...items].filter(({ kind }) => kind === 'file').map((item): Item => {
    const entry = item.webkitGetAsEntry?.() ?? null
    return { file: item.getAsFile(), folder: entry?.isDirectory ? entry : null }
  })
  return given.length > 0 ? given : [...files].map(file => ({ file, folder: null }))
}

const given = async (items: readonly Item[]): Promise<GivenFile[]> =>
  (await Promise.all(items.map(({ file, folder }) => folder ? filesIn(folder) : [{ file, path: file?.name ?? '', meant: true }]))).flat()

function whyNot(taker: FileTaker | undefined, items: readonly Item[]): LocalText | null {
  if (!taker)
    return words.nowhere
  if (asks())
    return words.busy
  if ('all' in taker.take)
    return null
  return items.length > 1 ? words.oneOnly : items[0]?.folder ? words.folder : null
}

/**
 * Nothing that is dropped on the page is opened by the browser in its place, which would cost what is in memory only. Files
 * go to the part that takes them (`useFileTaker`) or are refused in words; links and the like from other windows are let
 * through to text fields only. What is dragged within the page is its own. Call once, in the root's setup.
 */
export function installFileDrop(): void {
  let own = false
  useEventListener(window, 'dragstart', () => { own = true }, { capture: true })
  // Where the dragged element is gone no `dragend` comes; a pointer is only pressed when nothing is dragged.
  useEventListener(window, ['dragend', 'pointerdown'], () => { own = false }, { capture: true })

  function meet(event: DragEvent): boolean {
    const { dataTransfer, target } = event
    if (own || !dataTransfer || (!hasFiles(event) && target instanceof Element && target.closest(TEXT_FIELD)))
      return false
    event.preventDefault()
    return true
  }
  useEventListener(window, ['dragenter', 'dragover'], (event: DragEvent) => {
    if (!meet(event))
      return
    const taken = hasFiles(event) && takerNow() !== undefined && !asks()
    event.dataTransfer!.dropEffect = taken ? 'copy' : 'none'
    dragged.value = taken
    // A browser gives no `drop` where it shows that nothing can be dropped: so it is said while the file is over the page.
    if (!taken && hasFiles(event))
      refusal.value = whyNot(takerNow(), [])
  }, { capture: true, passive: false })
  useEventListener(window, 'dragleave', ({ relatedTarget }: DragEvent) => {
    if (relatedTarget === null)
      dragged.value = false
  }, { capture: true })
  useEventListener(window, 'drop', (event: DragEvent) => {
    dragged.value = false
    if (!meet(event) || !hasFiles(event))
      return
    const taker = takerNow()
    const items = itemsOf(event.dataTransfer!)
    refusal.value = whyNot(taker, items)
    if (!taker || refusal.value !== null)
      return
    if ('all' in taker.take)
      taker.take.all(given(items))
    else if (items[0]?.file)
      taker.take.one(items[0].file)
  }, { capture: true })
  useEventListener(window, 'hashchange', () => { refusal.value = null })
}
