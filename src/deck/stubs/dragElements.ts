/** No slide has a `v-drag`, which would bring a YAML parser: what it needs is not in the build. */
export function useDragElement(): never {
  throw new Error('v-drag is not in this build: see UNUSED in vite.config.ts')
}
