/** Mermaid's own bundle has no declarations beside it; they are the package's. */
declare module 'mermaid/dist/mermaid.esm.mjs' {
  export * from 'mermaid'
  export { default } from 'mermaid'
}
