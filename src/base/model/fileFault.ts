import type { AnswersFault } from '#store/model/answersFile'
import type { EncodingFault } from './encoding'

/** All that can be wrong with a file that the deck is given; `unreadable`: the browser could not give its bytes. */
export type FileFault = AnswersFault | EncodingFault | 'unreadable'
