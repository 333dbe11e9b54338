import type { Claim, FactRole, LocalText, MarkId } from '../../build/content/schema'
import { sentencesOf, stagesOf } from './model/locators'
import { claimById, claims } from './claims'
import { untold } from './lecture/closing'
import { stages } from './board/stages'

/** One line of the claims browser. */
export interface Statement {
  id: string
  mark: MarkId
  text: LocalText
  /** Of a stage's fact what it tells, such as the driver. */
  role?: FactRole
  /** Stages 1–3 that it speaks of; none for what is said of the whole. */
  stages: readonly number[]
  /** Sentences of the abstract: where it is stated, or what it rests on. */
  sentences: readonly string[]
  /** What it rests on; none for a claim itself. */
  claims: readonly string[]
}

const sentencesOfClaims = (ids: readonly string[]) => sentencesOf(...ids.map(id => claimById(id).locator))

/** They tell of the paper, not of the case; two of them name a city, which is not known to be the case's. */
const isAboutThePaper = ({ category }: Claim): boolean => category === 'bibliographic'
export const aboutThePaper = claims.filter(isAboutThePaper)

/**
 * What the abstract states, each claim once; what we infer and what it does not say of a stage (content/stages.yaml);
 * what it does not tell at all (content/untold.yaml).
 */
export const browsable: readonly Statement[] = [
  ...claims.filter(claim => !isAboutThePaper(claim)).map(({ id, text, place, locator }): Statement =>
    ({ id, mark: 'S', text, stages: stagesOf(place), sentences: sentencesOf(locator), claims: [] })),
  ...stages.flatMap(stage => stage.facts.filter(({ mark }) => mark !== 'S').map((fact, index): Statement =>
    ({ id: `${stage.id}-${index + 1}`, mark: fact.mark, text: fact, role: fact.role, stages: [stage.number], sentences: sentencesOfClaims(fact.claims), claims: fact.claims }))),
  ...untold.map(({ id, zh, en, claims: near = [] }): Statement =>
    ({ id, mark: 'N', text: { zh, en }, stages: [], sentences: sentencesOfClaims(near), claims: near })),
]

/** All sentences that something rests on, in turn. */
export const sentenceIds = sentencesOf(...browsable.flatMap(({ sentences }) => sentences))
