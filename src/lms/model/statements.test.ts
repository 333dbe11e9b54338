import { describe, expect, it } from 'vitest'
import { misconceptions, quiz, setById, settings } from '#case/index'
import { statementFacts } from '../statementFacts'
import { answeredBy, duration, progressResult, slipAnswer, statement, statementId } from './statements'

const launch = {
  actor: { account: { homePage: 'https://example.org', name: 'x' } },
  registration: '6a3f7a34-5f6e-4f0e-9f0a-0b6d2c1d0001',
  activityId: 'urn:test:au',
  contextTemplate: { contextActivities: { grouping: [{ id: 'urn:test:g' }] }, extensions: { 'urn:session': 's1' } },
  masteryScore: 0.7,
}
const facts = statementFacts()
const categories = (one: ReturnType<typeof statement>) => ((one.context as { contextActivities: { category?: { id: string }[] } }).contextActivities.category ?? []).map(({ id }) => id.split('/').at(-1))

describe('a statement', () => {
  it.each([['initialized', ['cmi5']], ['terminated', ['cmi5']], ['completed', ['cmi5', 'moveon']], ['passed', ['cmi5', 'moveon']], ['answered', []], ['progressed', []]] as const)('%s has the categories %j, and what the platform gave', (verb, wanted) => {
    const one = statement(launch, verb, '2026-11-30T12:00:00.000Z', { id: statementId('x') })
    expect(categories(one)).toEqual(wanted)
    expect(one.context).toMatchObject({ registration: launch.registration, extensions: { 'urn:session': 's1' }, contextActivities: { grouping: [{ id: 'urn:test:g' }] } })
    expect(Object.keys((one.verb as { display: object }).display).sort()).toEqual(['en', 'zh-CN'])
  })

  it('names the mastery score only where somebody has passed', () => {
    expect(JSON.stringify(statement(launch, 'passed', '', { id: '' }))).toContain('masteryscore')
    expect(JSON.stringify(statement(launch, 'completed', '', { id: '' }))).not.toContain('masteryscore')
  })

  it('has an id that is the same for the same thing only', () => {
    const ids = ['completed', 'passed', 'initialized', ...Array.from({ length: 500 }, (_, n) => String(n))].map(what => statementId(launch.registration, what))
    expect(new Set(ids).size).toBe(ids.length)
    expect(statementId(launch.registration, 'completed')).toBe(ids[0])
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('tells time and progress as cmi5 wants them', () => {
    expect([duration(1234), duration(0), duration(-5)]).toEqual(['PT1.23S', 'PT0S', 'PT0S'])
    expect(Object.values(progressResult(0.38).extensions)).toEqual([38])
  })
})

describe('what was answered', () => {
  it('of a board is one matching, each card with both names', () => {
    const core = setById('core').poolOrder
    const told = answeredBy({ kind: 'checked', set: 'core', placement: Object.fromEntries(core.map(id => [id, 'project'])), round: 1 }, facts)!
    const { definition } = told.object as { definition: { interactionType: string, source: { id: string, description: object }[], correctResponsesPattern: string[] } }
    expect(definition.interactionType).toBe('matching')
    expect(definition.source).toHaveLength(core.length)
    expect(definition.source.every(({ description }) => Object.keys(description).length === 2)).toBe(true)
    expect(told.result).toMatchObject({ success: false, score: { min: 0, max: core.length } })
    expect(definition.correctResponsesPattern[0].split('[,]')).toHaveLength(core.length)
  })

  it('of each question and sentence has an activity of its own, and of what is gone none', () => {
    const ids = [
      ...quiz.map(({ id, answer }) => answeredBy({ kind: 'answered', id, response: answer, right: true, attempt: 1 }, facts)!.object),
      ...misconceptions.map(({ id }) => answeredBy({ kind: 'judged', id, yes: true, right: true }, facts)!.object),
      slipAnswer('card', '一行', facts).object,
    ].map(object => (object as { id: string }).id)
    expect(new Set(ids).size).toBe(quiz.length + misconceptions.length + 1)
    for (const id of ids)
      expect(id).toMatch(new RegExp(`^urn:coevolution-deck:${settings.id}:\\w+$`))
    expect(answeredBy({ kind: 'answered', id: 'gone', response: [], right: true, attempt: 1 }, facts)).toBeNull()
  })
})
