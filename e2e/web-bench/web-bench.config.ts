import { defineConfig } from '@playwright/test'
import journeys from '../playwright.config.ts'

/** How fast the screens come: `npm run bench:web`. Not part of the checks; `ATELIER_RUNS=3` takes fewer runs. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  testMatch: '*.bench.ts',
  outputDir: '../../test-results/web-bench',
  timeout: 1_800_000,
  workers: 1,
  reporter: 'line',
  use: { ...journeys.use, trace: 'off', screenshot: 'off', actionTimeout: 60_000, navigationTimeout: 90_000 },
})
