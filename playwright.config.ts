/** The desk as people use it: each test opens its own desk, in Electron where its binary is, else in a browser. */
import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'
import { host } from './tests/e2e/fixture'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: false,
  // A desk waits for its browser half of the time. Windows of Electron take the focus from each other.
  workers: host === 'loopback' ? Math.min(4, availableParallelism()) : 1,
  // The first test that opens the demonstration furnishes it.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    // Chromium comes out of a package, so that nothing has to be downloaded; its sandbox needs rights a test has not.
    launchOptions:
      host === 'loopback' ? { executablePath: await chromium.executablePath(), args: ['--no-sandbox'] } : {},
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    // Nothing moves: quicker, and what stands is what is looked at. The tests of hurried hands let things move.
    contextOptions: { reducedMotion: 'reduce' },
    timezoneId: 'Asia/Shanghai',
    permissions: ['clipboard-read', 'clipboard-write'],
    // What can't be pressed in this time won't be later.
    actionTimeout: 30_000,
    // A trace costs a third of a walk. Who walks one test asks for it: `--trace on`.
    trace: 'on-first-retry',
    video: 'off',
    screenshot: 'only-on-failure',
  },
})
