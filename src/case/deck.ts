import type { CaseName } from '#store/model/caseName'
import type { DeckSettings } from '../../build/content/schema'
import data from '../../content/deck.yaml'
import { caseTexts } from './caseTexts'

export const settings: DeckSettings = data

/** Whether what was kept, saved and linked before cases had ids is this case's. */
export const hasUnnamed: boolean = settings.keptBeforeIds === settings.id

/** The case as files name it. */
export const caseName: CaseName = /* @__PURE__ */ (() => ({ id: settings.id, title: caseTexts.title, hasUnnamed }))()
