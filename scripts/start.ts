/**
 * `npm start [-- --demo] [--loopback] [--port N] [--data DIR]`: builds what is stale and opens the desk.
 *
 * In Electron where its binary is there or can be had. Else on loopback, in an app window of a browser of this machine, or, where there
 * is no display, by its address: made-up data always, real data where that was asked for.
 */
import './start/node-version'
import { parseArgs } from 'node:util'
import { goesOnUnread } from '#ground/host-process'
import { buildIfStale, root } from './build/program'
import { buildAddon } from './native/addon'
import { needsOwnAddon } from './native/old-system'
import { electronBinary } from './start/electron-binary'
import { hasDisplay, hasX } from './start/display'
import { startElectron } from './start/electron'
import { startLoopback } from './start/loopback'
import { asksForLoopback, refusalOfBrowser } from './start/road'

goesOnUnread()
const flags = readFlags()
await buildIfStale()
if (needsOwnAddon()) await buildOwnAddon()
process.exitCode = await start()

async function start(): Promise<number> {
  const passedOn = [
    ...(flags.demo ? ['--demo'] : []),
    ...(flags.data === undefined ? [] : ['--data', flags.data]),
  ]
  if (!asksForLoopback(flags)) {
    if (hasX()) {
      const binary = await electronBinary()
      if (typeof binary === 'string') {
        const code = await startElectron(binary, root, passedOn)
        if (code !== null) return code
        say('Electron 启动后立刻退出。Electron ended as soon as it was started.')
      } else {
        say(`没有 Electron（${binary.reason}）。No Electron.`)
      }
    } else {
      say(
        hasDisplay()
          ? '没有 X11（DISPLAY），打不开窗口。No X server (DISPLAY) for the window.'
          : '没有显示器。No display.',
      )
    }
  }
  const refusal = refusalOfBrowser(flags)
  if (refusal !== null) {
    say(refusal)
    return 1
  }
  if (!hasDisplay())
    say('在这台机器的浏览器里打开下面的网址。Open the address below in a browser on this machine.')
  if (flags.demo) say('正在准备演示数据，要十几秒。Making up the demonstration; this takes some seconds.')
  return startLoopback(root, [...passedOn, ...(flags.port === undefined ? [] : ['--port', flags.port])])
}

/** What is missing is said here, and once more, in its own words, by the desk that does not open. */
async function buildOwnAddon(): Promise<void> {
  try {
    await buildAddon(process.arch === 'arm64' ? 'arm64' : 'x64', say)
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
  }
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: {
        demo: { type: 'boolean', default: false },
        loopback: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
      },
    })
    return values
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    say('npm start -- [--demo] [--loopback] [--port N] [--data DIR]')
    process.exit(2)
  }
}

/** On stderr: stdout has the one line with the address. */
function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
