import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** Pictures of every screen from the demo: `npm run screenshots`. Not part of the checks. */
export default defineConfig({
  ...journeys,
  testMatch: ['screenshots.ts', 'gallery.ts', 'gallery-edges.ts'],
  outputDir: '../test-results/pictures-failed',
  timeout: 300_000,
  workers: 1,
  reporter: 'list',
  use: { ...journeys.use, trace: 'off' },
})
