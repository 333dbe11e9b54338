import type { Note } from '../../../build/content/schema'
import data from '../../../content/notes.yaml'
import { found } from '../found'

/** What the lecturer says and asks, for paper; on the screen Slidev shows it (`noteOf`). Not in the index: it is long. */
const notes: readonly Note[] = data

export const noteBySlide = (id: string): Note => found(notes.find(note => note.id === id), 'note', id)
