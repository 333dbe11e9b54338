import type { Locator } from 'playwright/test'

/**
 * Opens each source note, term and question of a slide in turn, and gives what is wrong: not in the top layer, reaching out of
 * the slide, covered by something, without focus back on Escape. `[]`: nothing. Gives also how many there were.
 */
export function sheetFaults(slide: Locator): Promise<{ count: number, faults: string[] }> {
  return slide.evaluate(async (root) => {
    const frames = (): Promise<void> => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
    const frame = root.getBoundingClientRect()
    const buttons = [...root.querySelectorAll<HTMLElement>('[aria-expanded][aria-controls]')]
      .filter(button => button.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !button.closest('[inert]'))
    const faults: string[] = []
    for (const button of buttons) {
      const name = (button.textContent ?? '').replace(/\s+/g, ' ').trim()
      button.click()
      await frames()
      const sheet = document.getElementById(button.getAttribute('aria-controls') ?? '')
      if (!sheet?.matches(':popover-open')) {
        faults.push(`${name}: not in the top layer`)
        continue
      }
      const { left, top, right, bottom, width, height } = sheet.getBoundingClientRect()
      if (left < frame.left - 1 || top < frame.top - 1 || right > frame.right + 1 || bottom > frame.bottom + 1 || width < 40 || height < 20)
        faults.push(`${name}: out of the slide, ${[left, top, right, bottom].map(Math.round).join(' ')}`)
      // Within its rounded corners.
      for (let x = left + 16; x < right - 16; x += 24) {
        for (let y = top + 14; y < bottom - 12; y += 16) {
          const there = document.elementFromPoint(x, y)
          if (there && !sheet.contains(there)) {
            faults.push(`${name}: under ${there.tagName}.${there.getAttribute('class') ?? ''}`)
            x = right
            break
          }
        }
      }
      button.focus()
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }))
      await frames()
      if (sheet.checkVisibility() || document.activeElement !== button)
        faults.push(`${name}: stays open after Escape, or the focus is lost`)
    }
    return { count: buttons.length, faults }
  })
}
