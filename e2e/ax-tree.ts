import type { Page } from '@playwright/test'

/** Roles that say nothing to a screen reader without a name. */
const NAMED = new Set([
  'button',
  'checkbox',
  'combobox',
  'complementary',
  'dialog',
  'img',
  'image',
  'link',
  'listbox',
  'meter',
  'navigation',
  'option',
  'progressbar',
  'radio',
  'region',
  'searchbox',
  'slider',
  'spinbutton',
  'switch',
  'tab',
  'tablist',
  'tabpanel',
  'textbox',
  'toolbar',
])

/** A live region as a screen reader has it. */
export interface LiveRegion {
  role: string
  live: string
  text: string
}

/** The accessibility tree of a page, as the browser hands it to a screen reader. */
export async function treeOf(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  await devtools.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const roleOf = (node: (typeof nodes)[number]) => String(node.role?.value ?? '')
  const property = (node: (typeof nodes)[number], name: string) =>
    node.properties?.find((one) => one.name === name)?.value.value
  const wordsOf = (node: (typeof nodes)[number]): string =>
    roleOf(node) === 'StaticText'
      ? String(node.name?.value ?? '')
      : (node.childIds ?? [])
          .map((id) => byId.get(id))
          .map((child) => (child ? wordsOf(child) : ''))
          .join('')
  const shown = nodes.filter(({ ignored }) => !ignored)
  return {
    /** Things that need a name, or that the keyboard comes to, and have none. */
    unnamed: shown
      .filter(
        (node) => NAMED.has(roleOf(node)) || (property(node, 'focusable') && roleOf(node) !== 'RootWebArea'),
      )
      .filter((node) => String(node.name?.value ?? '').trim() === '')
      .map((node) => `${roleOf(node)} without a name: "${wordsOf(node).slice(0, 60)}"`),
    /** Things of a role, by their names. */
    named: (role: string) =>
      shown.filter((node) => roleOf(node) === role).map((node) => String(node.name?.value ?? '')),
    live: shown
      .filter((node) => property(node, 'live') !== undefined && property(node, 'live') !== 'off')
      .filter((node) => property(node, 'root') === undefined || roleOf(node) !== 'StaticText')
      .map(
        (node): LiveRegion => ({
          role: roleOf(node),
          live: String(property(node, 'live')),
          text: wordsOf(node),
        }),
      ),
  }
}

/** Listens from now on to what the live regions of a page say. */
export async function listenTo(page: Page) {
  await page.evaluate(() => {
    const heard: { text: string; live: string }[] = []
    Object.assign(window, { heard })
    const said = new WeakMap<Element, string>()
    const regions = '[role=status], [role=alert], [aria-live]:not([aria-live=off])'
    const hear = () => {
      for (const region of document.querySelectorAll(regions)) {
        const text = region.textContent?.trim() ?? ''
        if (said.get(region) === text) continue
        said.set(region, text)
        const live = region.getAttribute('aria-live') ?? (region.role === 'alert' ? 'assertive' : 'polite')
        if (text !== '') heard.push({ text, live })
      }
    }
    hear()
    heard.length = 0
    new MutationObserver(hear).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['role', 'aria-live'],
    })
  })
  return {
    /** What was said since the last call, in order. */
    take: () =>
      page.evaluate(() => (window as unknown as { heard: { text: string; live: string }[] }).heard.splice(0)),
  }
}
