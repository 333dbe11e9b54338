/** A kind of diagram or a layout of mermaid's that no diagram of the case has: its code is not in the build. */
export {}
