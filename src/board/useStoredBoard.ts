import type { ComputedRef } from 'vue'
import type { BoardState } from './model/boardState'
import type { CardId, SetId } from '#case/model/model'
import type { StoredName } from '#store/registry'
import { computed, shallowRef, watch } from 'vue'
import { EMPTY_BOARD, readBoardState, writeBoard } from './model/boardState'
import { codec } from '#store/codecs'
import { storeOf } from '#store/deckStore'
import { keyOf } from '#store/registry'
import { useStored } from '#store/useStored'

/** Why a board is not kept as usual; shown to the student in words. */
export type StorageNotice = 'memoryOnly' | 'setAside'

export interface UseStoredBoardOptions {
  /** Copies (overview, preview, print) show state and never write it. */
  mayWrite: () => boolean
  /** Another window, or another copy in this one, has changed the board. */
  onForeignChange?: (board: BoardState) => void
  /** Where it is kept, if not as the device's own board of the set: a class's lies under the class. */
  name?: StoredName
}

export interface UseStoredBoardReturn {
  board: ComputedRef<BoardState>
  save: (board: BoardState) => void
  notice: ComputedRef<StorageNotice | null>
  /** Nothing was ever stored of it, not even that it was emptied. */
  unused: () => boolean
}

/** The board of a set as kept on this device, in step with every other window and copy of it. */
export function useStoredBoard(set: SetId, ids: readonly CardId[], { mayWrite, onForeignChange, name = `board/${set}` }: UseStoredBoardOptions): UseStoredBoardReturn {
  /** What this copy wrote last, which need not be read again; null once another has written. */
  let own: { board: BoardState, text: string } | null = null
  const boards = codec(EMPTY_BOARD, text => text === own?.text ? own.board : readBoardState(text, ids) ?? undefined, board => board === own?.board ? own.text : writeBoard(board))
  const { stored: board, save, text, unsaved } = useStored(name, boards)
  const store = storeOf(name)
  const unread = shallowRef<StorageNotice | null>(null)

  /** What can't be read is set aside, not deleted; where there is no room for a copy it stays where it is. */
  function look(): void {
    if (text.value !== null && boards.read(text.value) === undefined && mayWrite())
      unread.value = store.setAside(keyOf(name)) ? 'setAside' : 'memoryOnly'
  }
  look()
  watch(text, (now) => {
    if (now !== null && now === own?.text)
      return
    own = null
    look()
    onForeignChange?.(board.value)
  }, { flush: 'sync' })

  return {
    board,
    unused: () => text.value === null,
    save(next) {
      // Before the change, whose watcher runs at once, asks whose it is.
      own = { board: next, text: writeBoard(next) }
      save(next)
      // There is room again.
      if (unread.value === 'memoryOnly' && !unsaved.value)
        unread.value = null
    },
    notice: computed(() => !store.lasts || unsaved.value ? 'memoryOnly' : unread.value),
  }
}
