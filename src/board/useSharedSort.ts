import type { LocalText } from '../../build/content/schema'
import type { BoardState } from './model/boardState'
import type { SetId } from '#case/model/model'
import type { Placement } from './model/placement'
import type { UseSorterReturn } from './useSorter'
import { useEventListener } from '@vueuse/core'
import { computed, onMounted, shallowRef, watch } from 'vue'
import { cardSets, caseName, readShareCode, settings, shareCode } from '#case/index'
import { fill } from '#i18n/message'
import { notice as words } from '#i18n/words/board'
import { sortFaults } from '#i18n/words/files'
import { readBoardState, readFile, wouldOverwrite, writeFile } from './model/boardState'
import { otherCaseIn } from '#store/model/caseName'
import { samePlacement } from './model/placement'
import { useAddressParameter, useBareAddress } from '#deck/address'
import { sharedDeck } from '#deck/deckAddress'
import { studyAddress } from '#deck/model/studyAddress'
import { codeInAddress } from '#deck/codeInAddress'
import { readAddress } from '#deck/readAddress'
import { readTextFile } from '#base/readTextFile'
import { saveText } from '#base/saveText'

type Incoming = Partial<BoardState> & Pick<BoardState, 'placement'>

const LINK_FAULTS = { form: words.linkForm, checksum: words.linkForm, version: words.linkVersion, set: words.linkSet, case: words.linkNoCase }
/** Bytes; a sort takes some 2 kB. */
const MAX_SIZE = 1_000_000

/** A sort as a board saves it, or of all answers, which the study page saves under the same words, the one of this set. */
async function readSort(file: File, setId: SetId) {
  const read = await readTextFile(file, MAX_SIZE)
  if (!read.ok)
    return read
  const cardsOf = (set: SetId) => cardSets.find(one => one.id === set)!.cards
  const sort = readFile(read.text, cardsOf, caseName)
  if (sort.ok || sort.fault !== 'notOurs')
    return sort
  // Wanted seldom, so fetched then; where it can't be had, the file is what it seemed.
  const answers = await import('#store/useDeviceAnswers').then(({ readIncoming }) => readIncoming(read.text), () => null)
  const board = answers?.ok ? readBoardState(answers.answers[`board/${setId}`] ?? '', cardsOf(setId)) : null
  return board ? { ok: true as const, set: setId, board } : sort
}

export interface UseSharedSortOptions {
  /** Whether this is the board that the reader looks at; only that one opens a link. */
  active: () => boolean
  /** On the study page, whose address says which set is shown. */
  onPage: () => boolean
  onOpened: () => void
  /** Somebody else's sort is what is seen now. */
  onShown: () => void
  onTakenOver: () => void
}

/**
 * A sort that comes or goes by link or file. What comes by a link is somebody else's: it is shown as such, and becomes the learner's
 * own only when they say so. What comes never takes the place of what is there without asking.
 */
export function useSharedSort(sorter: UseSorterReturn, { active, onPage, onOpened, onShown, onTakenOver }: UseSharedSortOptions) {
  const setInAddress = useAddressParameter()
  const bareAddress = useBareAddress()
  function takeOut(instead: Record<string, string>): void {
    setInAddress('s', null, { case: null, ...instead })
    // So mangled that it is no parameter.
    if (codeInAddress() !== null)
      bareAddress(instead)
  }
  const { id: setId } = sorter.set
  /** A sort that waits for the student's yes. */
  const waiting = shallowRef<Incoming | null>(null)
  const fault = shallowRef<LocalText | null>(null)

  function isOfThisSet(set: SetId): boolean {
    fault.value = set === setId ? null : words.otherSet
    return !fault.value
  }
  const isHere = (placement: Placement) => samePlacement(sorter.placement.value, placement)

  function offer(incoming: Incoming): void {
    if (wouldOverwrite(sorter.board.value, incoming.placement))
      waiting.value = incoming
    else
      open(incoming)
  }

  function open(incoming: Incoming): void {
    const shared = sorter.sharedSort.value
    const takesOver = shared !== null && samePlacement(shared, incoming.placement)
    // What is here already must not cost the marks.
    if (!isHere(incoming.placement) || (incoming.marking?.check ?? 0) > sorter.board.value.marking.check)
      sorter.adopt(incoming)
    sorter.showShared(null)
    if (takesOver)
      onTakenOver()
    else
      onOpened()
  }

  function show(code: string, placement: Placement): void {
    const own = isHere(placement)
    sorter.showShared(own ? null : code)
    if (own)
      onOpened()
    else
      onShown()
  }

  let lastCode: string | null = null
  function openLink(): void {
    const code = active() ? codeInAddress() : null
    if (code === null || code === lastCode)
      return
    lastCode = code
    const decoded = readShareCode(code)
    const other = otherCaseIn(readAddress('case'), settings.id)
    if (other !== null)
      fault.value = fill(words.linkOtherCase, { of: other })
    else if (!decoded.ok)
      fault.value = LINK_FAULTS[decoded.fault]
    else if (isOfThisSet(decoded.set))
      show(code, decoded.placement)
    // Opened once: a reload must not ask again, nor bring back what was moved since.
    if (other === null && decoded.ok && decoded.set === setId)
      takeOut(onPage() ? { set: setId } : {})
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
    /** Makes the sort that is shown the learner's own; asks where they have one. */
    takeOver() {
      if (sorter.sharedSort.value)
        offer({ placement: sorter.sharedSort.value })
    },

    /**
     * The address of the study page with this sort, before the `#`: what a messenger cuts off there leaves it whole. Empty where
     * there is none for others.
     */
    link: computed(() => sharedDeck() && studyAddress(sharedDeck(), '', `s=${shareCode(sorter.set, sorter.placement.value)}&case=${settings.id}`)),

    /** Saves the board as a JSON file on this device. */
    saveFile() {
      saveText(writeFile(setId, sorter.board.value, caseName), `sort-${setId}`)
    },
    async openFile(file: File) {
      const read = await readSort(file, setId)
      if (!read.ok)
        fault.value = fill(sortFaults[read.fault], { of: read.fault === 'otherCase' ? read.of : '' })
      else if (isOfThisSet(read.set))
        offer(read.board)
    },
  }
}
