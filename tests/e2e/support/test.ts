import { test as base } from 'playwright/test'

export { expect } from 'playwright/test'

/**
 * The tests' server lets files be kept whose names tell what is in them. Without a network there is to be what the deck itself
 * keeps, and nothing else: else that would hide what a copy for offline lacks.
 */
export const test = base.extend<object>({
  context: async ({ context }, use) => {
    const setOffline = context.setOffline.bind(context)
    context.setOffline = async (offline) => {
      const [page] = context.pages()
      if (offline && page) {
        const session = await context.newCDPSession(page)
        await session.send('Network.clearBrowserCache')
        await session.detach()
      }
      await setOffline(offline)
    }
    await use(context)
  },
})
