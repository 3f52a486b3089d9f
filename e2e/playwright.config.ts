import { defineConfig } from '@playwright/test'
import { CHROMIUM_FLAGS, findBrowser } from '../scripts/find-browser.mjs'

// Looked for once: workers load this file again and inherit what the first one found.
const executablePath = (await findBrowser()) ?? undefined
if (executablePath) process.env.ATELIER_BROWSER = executablePath

/**
 * There is no shared web server: each worker starts its own, see `atelier.ts`.
 *
 * `ATELIER_E2E_LOCALE=fr-FR` runs every journey in a French browser; one journey asks for it with
 * `test.use({ locale: 'fr-FR' })`.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  fullyParallel: false,
  // One for every two cores: several browsers that draw a canvas, and a server, are at work in each.
  workers: '50%',
  forbidOnly: Boolean(process.env.CI),
  // A journey that needs a second try has found something; it is not tried again.
  retries: 0,
  // Generous: machines are noisy, and these only stop what hangs.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    locale: process.env.ATELIER_E2E_LOCALE ?? 'en-GB',
    timezoneId: 'Europe/Madrid',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
  },
})
