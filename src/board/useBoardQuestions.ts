import type { CardId } from '#case/model/model'
import type { Announce } from '#base/useAnnouncer'
import type { UseSorterReturn } from './useSorter'
import { computed, ref } from 'vue'
import { notice as notices, status as said } from '#i18n/words/board'
import { isEmpty } from './model/placement'
import { useSharedSort } from './useSharedSort'

export interface UseBoardQuestionsOptions {
  /** Whether this is the board that the reader looks at and can use. */
  active: () => boolean
  onPage: () => boolean
  say: Announce
  show: (id: CardId | null) => void
}

/** What a board asks before it goes on, one question at a time; what comes from outside and goes there; what it has to report. */
export function useBoardQuestions(sorter: UseSorterReturn, { active, onPage, say, show }: UseBoardQuestionsOptions) {
  const sharing = useSharedSort(sorter, { active, onPage, onOpened: () => say(said.opened), onShown: () => say(said.sharedShown), onTakenOver: () => say(said.takenOver) })
  const asked = ref<'reset' | 'share' | 'pair' | 'card' | null>(null)
  const dismissed = ref(false)

  const own = (notice: NonNullable<typeof sorter.notice.value>) => notice === 'memoryOnly' && __STUDY_PAGE__ === 'beside' && !onPage() ? 'memoryOnlyHere' : notice

  return {
    asked,
    asking: computed(() => asked.value ?? (sharing.waiting.value ? 'replace' : null)),
    link: sharing.link,
    notice: computed(() => sharing.fault.value ?? (sorter.notice.value && !dismissed.value ? notices[own(sorter.notice.value)] : null)),
    dismiss() {
      dismissed.value = true
      sharing.fault.value = null
    },
    askReset() {
      const { marking } = sorter.board.value
      if (!isEmpty(sorter.placement.value) || marking.check > 0 || marking.seen)
        asked.value = 'reset'
    },
    close() {
      asked.value = null
      sharing.decline()
    },
    reset() {
      asked.value = null
      sorter.reset()
      show(null)
      say(said.reset, { n: sorter.total })
    },
    replace: sharing.accept,
    takeOver: sharing.takeOver,
    copied() {
      asked.value = null
      say(said.shared)
    },
    save() {
      sharing.saveFile()
      say(said.saved)
    },
    open: sharing.openFile,
  }
}
