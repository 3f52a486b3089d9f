import { describe, expect, it } from 'vitest'
import { BrowserError, ensureBrowser, findBrowser } from './find-browser.mjs'

const playwrightPath = '/home/ada/.cache/playwright/chrome'

/**
 * A Linux machine made of paths.
 *
 * @param {{ has?: string[], broken?: string[], env?: Record<string, string>, isRoot?: boolean,
 *   installs?: { playwright?: string, apt?: string } }} shape `broken` files exist and do not run;
 *   `installs` is the file each installer brings, absent when it is refused
 */
function machine({ has = [], broken = [], env = {}, isRoot = true, installs = {} } = {}) {
  const files = new Set([...has, ...broken])
  const calls = []
  return {
    calls,
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin', ...env },
    isRoot,
    exists: (path) => files.has(path),
    say: () => {},
    playwrightPath: async () => playwrightPath,
    async run(command, args) {
      if (args[0] === '--version') return { code: broken.includes(command) ? 1 : 0, output: '' }
      const line = [command, ...args].join(' ')
      calls.push(line)
      if (line.includes('install')) {
        const brought = line.includes('apt-get') ? installs.apt : installs.playwright
        if (!brought) return { code: 1, output: 'trying\nError: refused by the proxy\n    at net.js:1\n' }
        files.add(brought)
      }
      return { code: 0, output: '' }
    },
  }
}

describe('findBrowser', () => {
  it('prefers the one named in the environment', async () => {
    const here = machine({ has: ['/opt/mine', '/usr/bin/chromium'], env: { ATELIER_BROWSER: '/opt/mine' } })
    expect(await findBrowser(here)).toBe('/opt/mine')
  })

  it('refuses a named one that does not run, with the name of the variable', async () => {
    const here = machine({ has: ['/usr/bin/chromium'], env: { CHROMIUM_PATH: '/opt/gone' } })
    await expect(findBrowser(here)).rejects.toThrow('CHROMIUM_PATH is "/opt/gone"')
  })

  it("prefers the system's over Playwright's own", async () => {
    expect(await findBrowser(machine({ has: [playwrightPath, '/usr/bin/google-chrome'] }))).toBe(
      '/usr/bin/google-chrome',
    )
  })

  it('passes over a stub that does not run', async () => {
    expect(await findBrowser(machine({ broken: ['/usr/bin/chromium-browser'], has: [playwrightPath] }))).toBe(
      playwrightPath,
    )
  })

  it('finds nothing where nothing is', async () => {
    expect(await findBrowser(machine())).toBeNull()
  })
})

describe('ensureBrowser', () => {
  it('installs nothing when there is one', async () => {
    const here = machine({ has: ['/usr/bin/chromium'] })
    await ensureBrowser(here)
    expect(here.calls).toEqual([])
  })

  it("tries Playwright's way first", async () => {
    const here = machine({ installs: { playwright: playwrightPath, apt: '/usr/bin/chromium' } })
    expect(await ensureBrowser(here)).toBe(playwrightPath)
    expect(here.calls).toHaveLength(1)
  })

  it("takes Debian's package when Playwright's download is refused, lists updated first", async () => {
    const here = machine({ has: ['/usr/bin/apt-get'], installs: { apt: '/usr/bin/chromium' } })
    expect(await ensureBrowser(here)).toBe('/usr/bin/chromium')
    expect(here.calls.slice(1)).toEqual([
      'apt-get -o DPkg::Lock::Timeout=240 update',
      'apt-get -o DPkg::Lock::Timeout=240 install -y --no-install-recommends chromium',
    ])
  })

  it("takes Debian's package when Playwright's browser lacks its libraries", async () => {
    const here = machine({
      has: ['/usr/bin/apt-get'],
      broken: [playwrightPath],
      installs: { playwright: playwrightPath, apt: '/usr/bin/chromium' },
    })
    expect(await ensureBrowser(here)).toBe('/usr/bin/chromium')
  })

  it('asks sudo, without a password, when it is not root', async () => {
    const here = machine({
      has: ['/usr/bin/apt-get'],
      isRoot: false,
      installs: { apt: '/usr/bin/chromium' },
    })
    await ensureBrowser(here)
    expect(here.calls[1]).toBe('sudo -n apt-get -o DPkg::Lock::Timeout=240 update')
  })

  it('says why each way failed and what to do', async () => {
    const refused = ensureBrowser(machine({ has: ['/usr/bin/apt-get'] }))
    await expect(refused).rejects.toThrow(BrowserError)
    await expect(refused).rejects.toThrow(/refused by the proxy[\s\S]*set ATELIER_BROWSER/)
  })
})
