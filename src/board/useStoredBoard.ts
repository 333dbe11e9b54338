import type { Ref } from 'vue'
import type { BoardState } from './model/boardState'
import type { CardId, SetId } from '#case/model/model'
import { nextTick, ref, shallowRef, watch } from 'vue'
import { EMPTY_BOARD, readBoardState, writeBoard } from './model/boardState'
import { askToKeep } from '#store/askToKeep'
import { deckStorage, heard, STORAGE_PREFIX, storageIsDenied, storedKeys, tellCopies, unsaved, useStored } from '#store/storage'

/** Why a board is not kept as usual; shown to the student in words. */
export type StorageNotice = 'memoryOnly' | 'setAside'

export interface UseStoredBoardOptions {
  /** Copies (overview, preview, print) show state and never write it. */
  mayWrite: () => boolean
  /** Another window, or another copy in this one, has changed the board. */
  onForeignChange?: (board: BoardState) => void
}

export interface UseStoredBoardReturn {
  board: Readonly<Ref<BoardState>>
  save: (board: BoardState) => void
  notice: Ref<StorageNotice | null>
}

const keyOf = (set: SetId) => `${STORAGE_PREFIX}board/${set}`

/** The board of a set as kept on this device, in step with every other window and copy of it. */
export function useStoredBoard(set: SetId, ids: readonly CardId[], options: UseStoredBoardOptions): UseStoredBoardReturn {
  const key = keyOf(set)
  const notice = ref<StorageNotice | null>(storageIsDenied() || unsaved.has(key) ? 'memoryOnly' : null)
  // The raw text, so that what can't be read is still there to be set aside.
  const raw = useStored<string | null>(key, null, {
    serializer: { read: text => text, write: text => String(text) },
    // Full: the board goes on in memory.
    onError: () => { notice.value = 'memoryOnly' },
  })

  const board = shallowRef<BoardState>(EMPTY_BOARD)
  let own: string | null = null

  function readFrom(text: string | null): BoardState {
    const read = text === null ? EMPTY_BOARD : readBoardState(text, ids)
    if (read)
      return read
    if (options.mayWrite()) {
      setAside(text!)
      notice.value = 'setAside'
    }
    return EMPTY_BOARD
  }

  function setAside(text: string): void {
    try {
      deckStorage().setItem(`${key}/aside/${Date.now()}`, text)
      own = null
      // Before copies hear of it and look.
      deckStorage().removeItem(key)
      raw.value = null
    }
    catch {
      // No room for a copy: leave the original where it is, and do not write over it.
      notice.value = 'memoryOnly'
    }
  }

  board.value = readFrom(unsaved.get(key) ?? raw.value)
  watch(raw, (text) => {
    if (text !== null && text === own)
      return
    const counts = heard(key, text)
    if (counts !== text) {
      // Comes here again.
      raw.value = counts
      return
    }
    own = null
    board.value = readFrom(text)
    options.onForeignChange?.(board.value)
  }, { flush: 'sync' })

  function save(next: BoardState): void {
    board.value = next
    const text = writeBoard(next)
    // Before the change, whose watcher runs at once, asks whose it is.
    own = text
    raw.value = text
    void nextTick(() => {
      if (deckStorage().getItem(key) === text) {
        unsaved.delete(key)
        askToKeep(`board/${set}`)
        // There is room again.
        if (notice.value === 'memoryOnly' && !storageIsDenied())
          notice.value = null
      }
      else if (own === text) {
        unsaved.set(key, text)
        tellCopies(key, text)
      }
    })
  }

  return { board, save, notice }
}

/**
 * "New class": boards with what was set aside, hands, choices, open questions, slips: all that is kept of this case goes.
 * The settings of the device stay, and so does what another case keeps.
 */
export function clearBoards(): void {
  const store = deckStorage()
  for (const key of storedKeys()) {
    const before = store.getItem(key)
    unsaved.delete(key)
    store.removeItem(key)
    // What is shown in this window hears of it only so.
    tellCopies(key, null, before)
  }
}
