interface Aliased { slide?: { frontmatter: { routeAlias?: string } } }

/** Ids of a build's slides, in their order; a slide without one is called by its number. */
export const slideIds = (slides: readonly { no: number, meta: object }[]): string[] =>
  slides.map(({ no, meta }) => (meta as Aliased).slide?.frontmatter.routeAlias ?? String(no))
