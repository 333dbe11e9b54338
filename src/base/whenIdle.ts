/** Does the work in an idle moment, after a second at the latest; returns how to drop it. Safari has no idle callback. */
export const whenIdle: (work: () => void) => () => void = 'requestIdleCallback' in globalThis
  ? (work) => {
      const handle = requestIdleCallback(work, { timeout: 1000 })
      return () => cancelIdleCallback(handle)
    }
  : (work) => {
      const handle = setTimeout(work, 200)
      return () => clearTimeout(handle)
    }
