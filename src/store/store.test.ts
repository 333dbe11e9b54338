import type { Backing } from './backing'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick, watch } from 'vue'
import { quizById, setById, wasCard } from '#case/index'
import { readBoardState, writeBoard } from '#board/model/boardState'
import { readChoice, readHands, writeHands } from '#hands/model/handCounts'
import { ANSWER_KINDS, isAnswerName, SETTING_KEYS, SETTINGS } from './model/storedNames'
import { readQuiz } from '#quiz/model/quiz'
import { useStoredBoard } from '#board/useStoredBoard'
import { memoryBacking } from './backing'
import { json } from './codecs'
import { clearAll, clearClass, startStore } from './deckStore'
import { entryOf, keyOf, OWN_PREFIX, REGISTRY } from './registry'
import { createStore } from './store'
import { followStore, useStored } from './useStored'

/** One of everything, as the build before this store wrote it: what it kept has to be read whole by every later one. Never change it. */
const WRITTEN = JSON.parse(readFileSync(new URL('../../tests/fixtures/kept-with-ids.json', import.meta.url), 'utf8')) as Record<'local' | 'session', Record<string, string>>
const OF_CASE = { prefix: 'deck:a/', hasUnnamed: false, wasCard }
const KEY = 'deck:a/board/core'

/**
 * A device with windows, as a browser has it: a write is there at once for all, and each of the other windows is told of it
 * some time later. `deliver` says when: in whatever order is asked for.
 */
class FakeDevice {
  readonly items = new Map<string, string>()
  readonly waiting: { to: number, key: string | null }[] = []
  private readonly windows: ((key: string | null) => void)[] = []
  full = false

  constructor(items: Record<string, string> = {}) {
    Object.entries(items).forEach(([key, text]) => this.items.set(key, text))
  }

  open(): Backing {
    const own = this.windows.length
    this.windows.push(() => {})
    const change = (key: string, text: string | undefined): void => {
      if (this.items.get(key) === text)
        return
      if (text === undefined)
        this.items.delete(key)
      else
        this.items.set(key, text)
      this.waiting.push(...this.windows.flatMap((_, to) => to === own ? [] : [{ to, key }]))
    }
    return {
      lasts: true,
      keys: () => [...this.items.keys()],
      get: key => this.items.get(key) ?? null,
      set: (key, text) => {
        if (this.full)
          throw new DOMException('full', 'QuotaExceededError')
        change(key, text)
      },
      remove: key => change(key, undefined),
      listen: (changed) => { this.windows[own] = changed },
    }
  }

  /** One of the events that are on their way. */
  deliver(which = 0): void {
    const [event] = this.waiting.splice(which % this.waiting.length, 1)
    this.windows[event.to](event.key)
  }

  deliverAll(): void {
    while (this.waiting.length > 0)
      this.deliver()
  }

  /** Back from the browser's cache: what was on its way has not come. */
  wake(window: number): void {
    const others = this.waiting.filter(({ to }) => to !== window)
    this.waiting.splice(0, this.waiting.length, ...others)
    this.windows[window](null)
  }
}

/** Two windows of one device; `shows` is what each has been told, as a page would show it. */
function twoWindows(items: Record<string, string> = {}, ofCase = OF_CASE) {
  const device = new FakeDevice(items)
  const windows = [0, 1].map(() => {
    const store = createStore(device.open(), ofCase)
    const shows = new Map<string, string | null>()
    store.listen(key => shows.set(key, store.shown(key)))
    return { store, shows, show: (key: string): string | null => shows.get(key) ?? store.look(key) }
  })
  return { device, a: windows[0], b: windows[1] }
}

describe('two windows of one device', () => {
  it('show what either of them writes', () => {
    const { device, a, b } = twoWindows()
    a.store.look(KEY)
    b.store.look(KEY)
    a.store.set(KEY, 'one')
    expect([a.shows.get(KEY), b.store.shown(KEY)]).toEqual(['one', null])
    device.deliverAll()
    expect(b.shows.get(KEY)).toBe('one')
    b.store.set(KEY, null)
    device.deliverAll()
    expect([a.shows.get(KEY), device.items.size]).toEqual([null, 0])
  })

  it('that write at once come to what is stored, though each hears of the other after itself', () => {
    const { device, a, b } = twoWindows()
    a.store.set(KEY, 'of a')
    b.store.set(KEY, 'of b')
    // To a: b has written; to b: a has, which is no longer so.
    device.deliverAll()
    expect([a.shows.get(KEY), b.shows.get(KEY), device.items.get(KEY)]).toEqual(['of b', 'of b', 'of b'])
  })

  it('agree after any writes, with events as late and in whatever order', () => {
    const step = fc.oneof(
      fc.record({ by: fc.nat(1), key: fc.constantFrom('deck:a/exit', 'deck:a/pair'), text: fc.option(fc.constantFrom('1', '2', '3')) }),
      fc.record({ deliver: fc.nat(20) }),
      fc.record({ wake: fc.nat(1) }),
    )
    fc.assert(fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { device, a, b } = twoWindows()
      const windows = [a, b]
      windows.forEach(({ store }) => ['deck:a/exit', 'deck:a/pair'].forEach(key => store.look(key)))
      for (const one of steps) {
        if ('by' in one)
          windows[one.by].store.set(one.key, one.text)
        else if ('wake' in one)
          device.wake(one.wake)
        else if (device.waiting.length > 0)
          device.deliver(one.deliver)
      }
      while (device.waiting.length > 0)
        device.deliver(device.waiting.length - 1)
      for (const key of ['deck:a/exit', 'deck:a/pair']) {
        for (const { store, shows } of windows) {
          expect(store.shown(key)).toBe(device.items.get(key) ?? null)
          expect(shows.get(key) ?? null).toBe(device.items.get(key) ?? null)
        }
      }
    }))
  })

  it('a window back from the browser\'s cache shows what was changed meanwhile', () => {
    const { device, a, b } = twoWindows({ [KEY]: 'before' })
    b.store.look(KEY)
    a.store.set(KEY, 'after')
    device.wake(1)
    expect(b.shows.get(KEY)).toBe('after')
  })
})

describe('a full store', () => {
  it('goes on in memory, says so, and keeps what was there; once there is room, it keeps again', () => {
    const { device, a } = twoWindows({ [KEY]: 'old' })
    device.full = true
    expect(a.store.set(KEY, 'new')).toBe(false)
    expect([a.store.shown(KEY), a.store.get(KEY), device.items.get(KEY)]).toEqual(['new', 'new', 'old'])
    expect([a.store.isUnsaved(KEY), a.store.unsavedCount(), a.store.canStore()]).toEqual([true, 1, false])
    expect(a.store.names()).toEqual(['board/core'])
    device.full = false
    expect(a.store.canStore()).toBe(false)
    expect(a.store.set(KEY, 'newer')).toBe(true)
    expect([a.store.isUnsaved(KEY), a.store.canStore(), device.items.get(KEY)]).toEqual([false, true, 'newer'])
    expect([...device.items.keys()]).toEqual([KEY])
  })

  it('what another window could write counts over what this one could not', () => {
    const { device, a, b } = twoWindows()
    device.full = true
    a.store.set(KEY, 'unsaved')
    device.full = false
    b.store.set(KEY, 'theirs')
    device.deliverAll()
    expect([a.shows.get(KEY), a.store.isUnsaved(KEY)]).toEqual(['theirs', false])
  })

  it('back from the browser\'s cache what could not be written counts on, unless another has written', () => {
    const { device, a, b } = twoWindows({ [KEY]: 'old' })
    device.full = true
    a.store.set(KEY, 'unsaved')
    device.wake(0)
    expect(a.store.shown(KEY)).toBe('unsaved')
    device.full = false
    b.store.set(KEY, 'theirs')
    device.wake(0)
    expect(a.store.shown(KEY)).toBe('theirs')
  })

  it('leaves what can\'t be read where it is when there is no room to set it aside', () => {
    const { device, a } = twoWindows({ [KEY]: 'hello' })
    a.store.look(KEY)
    device.full = true
    expect(a.store.setAside(KEY)).toBe(false)
    expect([...device.items]).toEqual([[KEY, 'hello']])
    device.full = false
    expect(a.store.setAside(KEY)).toBe(true)
    expect([...device.items.values()]).toEqual(['hello'])
    expect([...device.items.keys()]).toEqual([expect.stringMatching(/^deck:a\/board\/core\/aside\/\d+$/)])
  })
})

it('a denied store keeps for as long as the page lives, and says so', () => {
  const store = createStore(memoryBacking(), OF_CASE)
  expect(store.set(KEY, 'x')).toBe(true)
  expect([store.get(KEY), store.lasts, store.canStore(), store.isUnsaved(KEY)]).toEqual(['x', false, false, false])
})

describe('clearing', () => {
  const items = { ...WRITTEN.local, 'coevolution-deck:other/board/core': 'theirs', 'elsewhere': 'x' }
  const start = (of: Record<string, string>) => {
    const [device, window] = [new FakeDevice(of), new FakeDevice(WRITTEN.session)]
    startStore(device.open(), window.open())
    return { device, window }
  }
  const names = (device: FakeDevice) => [...device.items.keys()].filter(key => key.startsWith(OWN_PREFIX)).map(key => key.slice(OWN_PREFIX.length))
  const withoutOthers = (of: Record<string, string>) => Object.fromEntries(Object.entries(of).filter(([key]) => !key.includes(':other/')))

  it.each(['answer', 'class'] as const)('of one kind takes what is of it, and no more: %s', (kind) => {
    const device = new FakeDevice(items)
    const store = createStore(device.open(), { prefix: OWN_PREFIX, hasUnnamed: true, wasCard })
    store.clear(kind)
    expect(names(device).filter(name => entryOf(name)?.kind === kind)).toEqual([])
    const stay = Object.keys(items).filter(key => !key.startsWith(OWN_PREFIX) || entryOf(key.slice(OWN_PREFIX.length))?.kind !== kind)
    expect([...device.items.keys()].sort()).toEqual(stay.filter(key => !key.endsWith('/taken-over')).sort())
  })

  it('a new class takes answers, what was set aside, and what nobody knows; settings and another case\'s things stay', () => {
    const { device, window } = start({ ...items, [`${OWN_PREFIX}anything/else`]: 'x', 'coevolution-deck/board/first': WRITTEN.local[`${OWN_PREFIX}board/first`] })
    clearClass()
    expect([...device.items.keys()].sort()).toEqual(['coevolution-deck:other/board/core', 'elsewhere', 'slidev-color-schema', ...SETTING_KEYS].sort())
    expect(window.items.size).toBe(0)
  })

  it('all leaves nothing of ours; Slidev\'s own stays, and the settings where another case goes by them', () => {
    const alone = start(withoutOthers(items))
    clearAll()
    expect([...alone.device.items.keys()].sort()).toEqual(['elsewhere', 'slidev-color-schema'])
    const shared = start(items)
    clearAll()
    expect([...shared.device.items.keys()].sort()).toEqual(['coevolution-deck:other/board/core', 'elsewhere', 'slidev-color-schema', ...SETTING_KEYS].sort())
  })

  it('is told in each window', () => {
    const { device, a, b } = twoWindows({ [KEY]: 'x' })
    b.store.look(KEY)
    a.store.clear('answer')
    device.deliverAll()
    expect([a.shows.get(KEY), b.shows.get(KEY)]).toEqual([null, null])
  })
})

describe('what an older build keeps without the case\'s name', () => {
  const ofCase = { ...OF_CASE, hasUnnamed: true }
  const OLD = 'coevolution-deck/exit'
  const NEW = 'deck:a/exit'

  it('is taken over at the start and while it goes on; set aside where this build went on, too', () => {
    const { device, a } = twoWindows({ [OLD]: '1' }, ofCase)
    expect([device.items.get(NEW), a.store.hasOlder()]).toEqual(['1', false])
    const older = device.open()
    older.set(OLD, '2')
    device.deliverAll()
    expect([a.store.look(NEW), a.store.hasOlder()]).toEqual(['2', true])
    a.store.set(NEW, 'mine')
    older.set(OLD, '3')
    device.deliverAll()
    expect([a.store.look(NEW), device.items.get(OLD)]).toEqual(['mine', '3'])
    expect([...device.items].filter(([key]) => key.startsWith(`${NEW}/aside/`)).map(([, text]) => text)).toEqual(['3'])
  })

  it('does not come back once it was taken out here, also after one kind was cleared', () => {
    const { device, a } = twoWindows({ [OLD]: '1', 'coevolution-deck/pair': '2' }, ofCase)
    a.store.set(NEW, null)
    a.store.clear('class')
    expect(createStore(device.open(), ofCase).get(NEW)).toBeNull()
    a.store.clear('answer')
    expect(device.items.size).toBe(0)
  })

  it('is shown for this visit where there is no room, and taken by the next', () => {
    const device = new FakeDevice({ [OLD]: '1' })
    device.full = true
    expect(createStore(device.open(), ofCase).get(NEW)).toBe('1')
    device.full = false
    createStore(device.open(), ofCase)
    expect(device.items.get(NEW)).toBe('1')
  })
})

describe('the registry', () => {
  const all = { ...WRITTEN.local, ...WRITTEN.session }
  const nameOf = (key: string): string => key.replace(OWN_PREFIX, '').replace('coevolution-deck/', '')
  const isAside = (key: string): boolean => key.includes('/aside/')

  it('has the names of answers and settings that files and other builds know, each once', () => {
    const ofKind = (kind: string) => Object.entries(REGISTRY).filter(([, entry]) => entry.kind === kind).map(([name]) => name)
    expect(ofKind('answer').sort()).toEqual([...ANSWER_KINDS].sort())
    expect(ofKind('device').filter(name => name !== 'slidev-color-schema').sort()).toEqual([...SETTINGS].sort())
    const keys = Object.keys(REGISTRY).map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('knows everything that the build before it wrote, and nothing else', () => {
    expect([...new Set(Object.keys(all).map(key => nameOf(key).split('/')[0]))].sort()).toEqual(Object.keys(REGISTRY).sort())
    for (const key of Object.keys(all))
      expect(keyOf(nameOf(key))).toBe(key)
    expect(Object.keys(WRITTEN.session).map(nameOf)).toEqual(Object.entries(REGISTRY).filter(([, entry]) => 'inWindow' in entry).map(([name]) => name))
  })

  it.each(Object.entries(all).filter(([key]) => !isAside(key)))('%s is read, and written again to the letter', (key, text) => {
    const codec = entryOf(nameOf(key))!.codec
    expect(codec.write(codec.read(text))).toBe(text)
  })

  it('what that build wrote is read whole by those who use it', () => {
    const local = (name: string): string => WRITTEN.local[OWN_PREFIX + name]
    for (const set of ['core', 'first', 'full', 'twins']) {
      const board = readBoardState(local(`board/${set}`), setById(set).cards)!
      expect({ ...JSON.parse(writeBoard(board)), checked: null, seen: null }).toEqual({ ...JSON.parse(local(`board/${set}`)), checked: null, seen: null })
    }
    expect(writeBoard(readBoardState(local('board/core'), setById('core').cards)!)).toBe(local('board/core'))
    expect(writeHands(readHands(local('hands/money'), ['a', 'b', 'c', 'd'])!)).toBe(local('hands/money'))
    expect(readChoice(local('choice/money'))).toEqual(['a'])
    expect(readQuiz(quizById('Q2'), JSON.parse(local('quiz/Q2'))).chosen).toEqual(['a'])
    expect(Object.keys(WRITTEN.local).map(nameOf).filter(isAnswerName)).toHaveLength(15)
  })

  it('reads nothing into what it can\'t read', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.values(REGISTRY)), fc.oneof(fc.string(), fc.json()), ({ codec }, text) => {
      expect(() => codec.read(text)).not.toThrow()
    }))
    expect(REGISTRY.signs.codec.read('{"a"')).toBeUndefined()
    expect(REGISTRY.questions.codec.read('{}')).toBeUndefined()
    expect(REGISTRY['letter-keys'].codec.read('maybe')).toBeUndefined()
    expect(REGISTRY['class-size'].codec.read('-4')).toBeUndefined()
  })

  it('is what everything goes through: nobody else touches what the browser keeps', () => {
    /** What runs before there is a store, the store's own door, and the copy of what a course platform does not have yet. */
    const ALLOWED = ['index.html', 'src/cover/boot.ts', 'src/cover/notFound.ts', 'src/lms/copies.ts', 'src/store/backing.ts', 'src/study/own/boot.ts']
    const code = ['src', 'components', 'layouts', 'pages', 'setup'].flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`))
      .filter(path => /(?<!\.test)\.(?:ts|vue|md)$/.test(path))
    const touches = (path: string): boolean => /\b(?:localStorage|sessionStorage|useStorage|useLocalStorage|useSessionStorage|indexedDB|StorageEvent)\b|document\.cookie|addEventListener\('storage'|, 'storage'/.test(readFileSync(path, 'utf8'))
    expect(['index.html', ...code].filter(touches).sort()).toEqual(ALLOWED)
    // @ts-expect-error: nor does a name compile that the registry does not have.
    void (() => useStored('no-such-name'))
    // Keys are made in one place.
    const makes = code.filter(path => /\bUNNAMED_PREFIX\b|\bcasePrefix\(|'coevolution-deck[:/]/.test(readFileSync(path, 'utf8')))
    expect(makes.sort()).toEqual(['src/store/model/storedNames.ts', 'src/store/registry.ts', 'src/store/store.ts', 'src/store/unnamed.ts'])
  })
})

describe('useStored', () => {
  let device: FakeDevice
  beforeEach(() => {
    device = new FakeDevice()
    startStore(device.open(), new FakeDevice().open())
  })
  const item = (name: string) => device.items.get(keyOf(name))

  it('is one thing for all copies, written at once; a copy shows and never writes', () => {
    const codec = json(value => typeof value === 'string' ? value : '')
    const [one, other, copy] = [useStored('exit', codec), useStored('exit', codec), useStored('exit', codec, () => false)]
    one.save('a')
    expect([other.stored.value, copy.stored.value, item('exit')]).toEqual(['a', 'a', '"a"'])
    copy.save('b')
    expect([one.stored.value, item('exit')]).toEqual(['a', '"a"'])
    other.forget()
    expect([one.stored.value, item('exit')]).toEqual(['', undefined])
  })

  it('follows another window, and a text that can\'t be read counts as nothing and stays', () => {
    const elsewhere = device.open()
    const { stored } = useStored('letter-keys')
    expect(stored.value).toBe(true)
    elsewhere.set(keyOf('letter-keys'), 'off')
    expect(stored.value).toBe(true)
    device.deliverAll()
    expect(stored.value).toBe(false)
    elsewhere.set(keyOf('letter-keys'), 'perhaps')
    device.deliverAll()
    expect([stored.value, item('letter-keys')]).toEqual([true, 'perhaps'])
  })

  it('says what could not be stored, and lets the whole be followed', async () => {
    const { save, unsaved, stored } = useStored('pair')
    const counted = vi.fn()
    watch(() => followStore().names().length, counted)
    device.full = true
    save('2')
    await nextTick()
    expect([stored.value, unsaved.value, followStore().unsavedCount()]).toEqual(['2', true, 1])
    expect(counted).toHaveBeenCalledTimes(1)
    device.full = false
    save('3')
    expect([item('pair'), unsaved.value]).toEqual(['3', false])
  })

  it('is stored in the window where the registry says so', () => {
    const window = new FakeDevice(WRITTEN.session)
    startStore(device.open(), window.open())
    expect(useStored('clock').stored.value.running?.slide).toBe('marks')
    useStored('clock').forget()
    expect([device.items.size, window.items.size]).toEqual([0, Object.keys(WRITTEN.session).length - 1])
  })

  describe('a board', () => {
    const { cards } = setById('core')
    const open = (mayWrite = true, onForeignChange = vi.fn()) => ({ ...useStoredBoard('core', cards, { mayWrite: () => mayWrite, onForeignChange }), onForeignChange })
    const board = (...placed: string[]) => ({ placement: Object.fromEntries(placed.map(id => [id, 'project' as const])), marking: { check: 0 as const, marked: [], moved: true, checked: null, seen: false }, first: null })

    it('knows its own change from that of a copy and of another window', () => {
      const [one, copy] = [open(), open(false)]
      const mine = board('S1-01')
      one.save(mine)
      expect(one.board.value).toBe(mine)
      expect([one.onForeignChange.mock.calls.length, copy.onForeignChange.mock.calls.length]).toEqual([0, 1])
      expect(copy.board.value).toEqual(mine)
      device.open().set(keyOf('board/core'), writeBoard(board('S1-02')))
      device.deliverAll()
      expect(one.onForeignChange).toHaveBeenCalledWith(board('S1-02'))
      // The same again from there is not its own.
      device.open().set(keyOf('board/core'), writeBoard(mine))
      device.deliverAll()
      expect(one.onForeignChange).toHaveBeenCalledTimes(2)
    })

    it('that hears late of a move before its own keeps its own, and what it can undo', () => {
      const one = open()
      const other = device.open()
      other.set(keyOf('board/core'), writeBoard(board('S1-02')))
      one.save(board('S1-01'))
      device.deliverAll()
      expect(one.board.value).toEqual(board('S1-01'))
      expect(one.onForeignChange).not.toHaveBeenCalled()
    })

    it('that can\'t be read is set aside by who may write, and not lost', () => {
      device.items.set(keyOf('board/core'), 'hello')
      const copy = open(false)
      expect([copy.notice.value, item('board/core')]).toEqual([null, 'hello'])
      const one = open()
      expect([one.notice.value, one.board.value.placement, item('board/core')]).toEqual(['setAside', {}, undefined])
      expect([...device.items.values()]).toEqual(['hello'])
    })

    it('says that it is in memory only while it is', () => {
      const one = open()
      device.full = true
      one.save(board('S1-01'))
      expect([one.notice.value, one.board.value]).toEqual(['memoryOnly', board('S1-01')])
      expect(open().board.value).toEqual(board('S1-01'))
      device.full = false
      one.save(board('S1-02'))
      expect(one.notice.value).toBeNull()
      startStore(memoryBacking(), memoryBacking())
      expect(open().notice.value).toBe('memoryOnly')
    })
  })
})
