import type { LocalText } from '../content/schema'
import type { BoardState } from '../domain/boardState'
import type { SetId } from '../domain/model'
import type { UseSorterReturn } from './useSorter'
import { useEventListener } from '@vueuse/core'
import { computed, onMounted, shallowRef, watch } from 'vue'
import { cardExists, cardSets, settings } from '../content'
import { notice as words } from '../content/words/board'
import { singleFile } from '../content/route'
import { readFile, wouldOverwrite, writeFile } from '../domain/boardState'
import { samePlacement } from '../domain/placement'
import { decodeShare, encodeShare } from '../domain/shareCode'
import { useAddressParameter } from './address'
import { readAddress } from './readAddress'
import { saveText } from './saveText'

type Incoming = Partial<BoardState> & Pick<BoardState, 'placement'>

const LINK_FAULTS = { form: words.linkForm, checksum: words.linkForm, version: words.linkVersion, set: words.linkSet }
const FILE_FAULTS = { notOurs: words.fileNotOurs, tooLarge: words.fileTooLarge, unreadable: words.fileUnreadable }

async function readSort(file: File) {
  // Not read at all when it can't be ours: a film must not fill the memory.
  if (file.size > 1_000_000)
    return { ok: false, fault: 'tooLarge' } as const
  const text = await file.text().catch(() => null)
  return text === null ? { ok: false, fault: 'unreadable' } as const : readFile(text, set => cardSets.find(one => one.id === set)!.cards)
}

/** Where others find the deck: where it is now, wherever it is put; a file on a disk has only its public address, if any. */
const deckAddress = (): string => singleFile ? settings.publicUrl.replace(/#.*$/, '') : `${location.origin}${location.pathname}`

export interface UseSharedSortOptions {
  /** Whether this is the board that the reader looks at; only that one opens a link. */
  active: () => boolean
  /** On the study page, whose address says which set is shown. */
  onPage: () => boolean
  onOpened: () => void
}

/** A sort that comes or goes by link or file. What comes never takes the place of what is there without asking. */
export function useSharedSort(sorter: UseSorterReturn, { active, onPage, onOpened }: UseSharedSortOptions) {
  const setInAddress = useAddressParameter()
  const { id: setId } = sorter.set
  /** A sort that waits for the student's yes. */
  const waiting = shallowRef<Incoming | null>(null)
  const fault = shallowRef<LocalText | null>(null)

  function offer(set: SetId, incoming: Incoming): void {
    fault.value = set === setId ? null : words.otherSet
    if (fault.value)
      return
    if (wouldOverwrite(sorter.board.value, incoming.placement))
      waiting.value = incoming
    else
      open(incoming)
  }

  function open(incoming: Incoming): void {
    // What is here already must not cost the marks.
    const same = samePlacement(sorter.placement.value, incoming.placement)
    if (!same || (incoming.marking?.check ?? 0) > sorter.check.value)
      sorter.adopt(incoming)
    onOpened()
  }

  let lastCode: string | null = null
  function openLink(): void {
    const code = active() ? readAddress('s') : null
    if (code === null || code === lastCode)
      return
    lastCode = code
    const decoded = decodeShare(code, cardSets, cardExists)
    if (decoded.ok)
      offer(decoded.set, { placement: decoded.placement })
    else
      fault.value = LINK_FAULTS[decoded.fault]
    // Opened once: a reload must not ask again, nor bring back what was moved since.
    if (decoded.ok && decoded.set === setId)
      setInAddress('s', null, onPage() ? { set: setId } : {})
  }
  onMounted(openLink)
  watch(active, openLink)
  useEventListener(window, 'hashchange', () => {
    lastCode = null
    openLink()
  })

  return {
    waiting,
    fault,
    accept() {
      if (waiting.value)
        open(waiting.value)
      waiting.value = null
    },
    decline: () => { waiting.value = null },

    /** The address of the study page with this sort; empty where there is none for others. */
    link: computed(() => deckAddress() && `${deckAddress()}#/study?s=${encodeShare(sorter.set, sorter.placement.value)}`),

    /** Saves the board as a JSON file on this device. */
    saveFile() {
      saveText(writeFile(setId, sorter.board.value), `sort-${setId}`)
    },
    async openFile(file: File) {
      const read = await readSort(file)
      if (read.ok)
        offer(read.set, read.board)
      else
        fault.value = FILE_FAULTS[read.fault]
    },
  }
}
