import type { Picture } from '../../../build/content/schema'
import data from '../../../content/pictures.yaml'
import { found } from '../found'

const pictures: readonly Picture[] = data

/** The words at one place of a drawn picture. Throws where content has none. */
export function picturePart(picture: string, part: string): Picture['parts'][number] {
  const { parts } = found(pictures.find(({ id }) => id === picture), 'picture', picture)
  return found(parts.find(({ id }) => id === part), `part of picture "${picture}"`, part)
}
