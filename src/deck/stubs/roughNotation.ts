/** No slide has a `v-mark`: what draws it is not in the build. */
export function annotate(): never {
  throw new Error('v-mark is not in this build: see UNUSED in vite.config.ts')
}
