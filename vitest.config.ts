/** Unit and property tests: plain Node, a real encrypted database, and a stand-in where Electron itself would be. */
import path from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: [
      {
        find: /^electron$/,
        replacement: path.join(import.meta.dirname, 'tests/support/electron-stand-in/index.ts'),
      },
    ],
  },
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    environment: 'node',
    pool: 'forks',
    // By itself it leaves one core to its own reports, which on two cores is half of the machine.
    maxWorkers: '100%',
    // Opening a desk derives a key with argon2id, on purpose slow; two cores share it.
    testTimeout: 30_000,
    slowTestThreshold: 5_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
})
