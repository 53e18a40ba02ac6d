/**
 * `npm run smoke:electron`: for anyone with a network and a display. Fetches Electron, lets the program check itself in it, walks the
 * browser tests in its window, and writes `smoke-report.md`.
 */
import './start/node-version'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildIfStale, root } from './build/program'
import { selfCheckOf, smokePassed, smokeReport, type Smoke } from './smoke/report'
import { electronBinary } from './start/electron-binary'
import { platformFlags } from './start/electron'
import { run } from './test/command'
import { browserOutcome, reported } from './test/reports'

/** Milliseconds: each part of the self-check has three minutes. */
const patience = 900_000

const binary = await electronBinary()
if (typeof binary !== 'string') {
  console.error(`没有 Electron（${binary.reason}）。No Electron.`)
  process.exit(1)
}
await buildIfStale()

const folder = mkdtempSync(path.join(tmpdir(), 'linli-smoke-'))
const file = path.join(folder, 'self-check.json')
const { status } = spawnSync(binary, [root, ...platformFlags(process.platform), '--self-check', file], {
  stdio: 'inherit',
  timeout: patience,
})
const selfCheck = existsSync(file) ? selfCheckOf(readFileSync(file, 'utf8')) : null
rmSync(folder, { recursive: true, force: true })

// The fixture takes Electron where it is there.
const walks = reported('e2e.json', browserOutcome, await run('playwright', 'test'))
const smoke: Smoke = { at: new Date().toISOString(), selfCheck, exitCode: status, walks }
writeFileSync(path.join(root, 'smoke-report.md'), smokeReport(smoke))
console.log(smokeReport(smoke))
process.exitCode = smokePassed(smoke) ? 0 : 1
