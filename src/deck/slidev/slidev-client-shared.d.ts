/** See slidev-client.d.ts. */

/** What Slidev tells its other windows. `cursor`: of the presenter's pointer, per cent of the slide; undefined: not to be shown. */
export const sharedState: { cursor?: { x: number, y: number, style?: 'cursor' | 'laser' } }
