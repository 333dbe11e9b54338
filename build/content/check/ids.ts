import type { FileName } from '../schema'
import type { Fault, Path } from './source'
import type { Context } from './context'
import { FILE_NAMES } from '../schema'
import { faultAt } from './context'
import { nearest } from '../../../src/base/model/nearest'
import { walk } from './walk'

/** Ids that are named and do not exist. */
export function checkIds(context: Context): Fault[] {
  const { content } = context
  const claims = new Set(content.claims.map(claim => claim.id))
  const cards = new Set(content.cards.map(card => card.id))
  const twins = new Set(content.twins.map(twin => twin.id))
  const retired = new Set(content.sets.retired)
  const faults: Fault[] = []
  const unknown = (file: FileName, path: Path, kind: { en: string, zh: string, list: string }, id: string, known: Iterable<string>) => {
    const near = nearest(id, known)
    faults.push(faultAt(context, file, path, `there is no ${kind.en} "${id}"${near ? `; do you mean "${near}"?` : ` in ${kind.list}.yaml`}`, `没有${kind.zh}“${id}”${near ? `，是不是想写“${near}”？` : `（${kind.zh}都在 ${kind.list}.yaml 里）`}`))
  }
  const noCard = (file: 'deck' | 'reasons' | 'pairs' | 'twins' | 'sets', path: Path, id: string) =>
    unknown(file, path, { en: 'card', zh: '卡片', list: 'cards' }, id, cards)

  for (const file of FILE_NAMES) {
    walk(context.sources[file].data, [], (path, value) => {
      if (typeof value === 'string' && ['claims', 'echoes'].includes(String(path.at(-2))) && !claims.has(value))
        unknown(file, path, { en: 'claim', zh: '论断', list: 'claims' }, value, claims)
    })
  }
  const references = new Set(content.references.flatMap(({ entries }) => entries.map(entry => entry.id)))
  for (const file of FILE_NAMES.filter(name => name !== 'untold')) {
    walk(context.sources[file].data, [], (path, value) => {
      if (typeof value === 'string' && path.at(-2) === 'sources' && !references.has(value))
        unknown(file, path, { en: 'reference', zh: '文献', list: 'references' }, value, references)
    })
  }
  Object.keys(content.reasons).filter(id => !cards.has(id)).forEach(id => noCard('reasons', [id], id))
  content.pairs.forEach((pair, i) => (['a', 'b'] as const).filter(end => !cards.has(pair[end]))
    .forEach(end => noCard('pairs', [i, end], pair[end])))
  content.twins.forEach(({ twinOf }, i) => {
    if (!cards.has(twinOf))
      noCard('twins', [i, 'twinOf'], twinOf)
  })
  content.deck.whyCards.forEach((id, i) => {
    if (!cards.has(id))
      noCard('deck', ['whyCards', i], id)
  })
  for (const [name, set] of Object.entries(content.sets.sets)) {
    const known = name === 'twins' ? twins : cards
    set.cards.forEach((id, i) => {
      if (!known.has(id) && !retired.has(id))
        noCard('sets', ['sets', name, 'cards', i], id)
    })
  }
  return faults
}

/** The same id twice: one of the two would never be found. Cards and twins share one space, as boards mix neither up. */
export function checkDuplicates(context: Context): Fault[] {
  const { content } = context
  const faults: Fault[] = []
  const once = (file: keyof typeof content, entries: readonly { id: string | number, path: (string | number)[] }[], seen = new Set<string | number>()) => {
    for (const { id, path } of entries) {
      if (seen.has(id))
        faults.push(faultAt(context, file, path, `"${id}" is there twice; give one of the two another name`, `“${id}”出现了两次，请改其中一个`))
      seen.add(id)
    }
    return seen
  }
  const listed = (list: readonly { id: string }[], head: (string | number)[] = []) =>
    list.map(({ id }, i) => ({ id, path: [...head, i, 'id'] }))

  once('claims', listed(content.claims))
  once('twins', listed(content.twins), once('cards', listed(content.cards)))
  once('misconceptions', listed(content.misconceptions))
  once('discussion', listed(content.discussion))
  once('quiz', listed(content.quiz))
  content.quiz.forEach(({ options }, i) => once('quiz', options.map(({ key }, o) => ({ id: key, path: [i, 'options', o, 'key'] }))))
  for (const file of ['sections', 'slides', 'notes', 'tables', 'pictures', 'sentences', 'statements', 'polls', 'diagrams', 'untold', 'exit'] as const)
    once(file, listed(content[file]))
  content.polls.forEach(({ options }, i) => once('polls', options.map(({ key }, o) => ({ id: key, path: [i, 'options', o, 'key'] }))))
  content.pictures.forEach(({ parts }, i) => once('pictures', listed(parts, [i, 'parts'])))
  content.diagrams.forEach(({ nodes }, i) => once('diagrams', listed(nodes, [i, 'nodes'])))
  once('glossary', content.glossary.map(({ term }, i) => ({ id: term.zh, path: [i, 'term'] })))
  once('references', content.references.flatMap(({ entries }, g) => listed(entries, [g, 'entries'])))
  const sets = Object.entries(content.sets.sets)
  once('sets', sets.map(([name, { number }]) => ({ id: number, path: ['sets', name, 'number'] })))
  for (const [name, set] of sets)
    once('sets', set.cards.map((id, i) => ({ id, path: ['sets', name, 'cards', i] })))
  return faults
}
