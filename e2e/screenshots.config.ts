import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** Pictures of every screen from the demo: `npm run screenshots`. Not part of the checks. */
export default defineConfig({
  ...journeys,
  testMatch: 'screenshots.ts',
  outputDir: '../test-results/pictures',
  timeout: 300_000,
  workers: 1,
  reporter: 'list',
})
