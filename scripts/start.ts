/**
 * `npm start [-- --demo] [--loopback] [--port N] [--data DIR]`: builds what is stale and opens the desk.
 *
 * In Electron where its binary is there or can be had; else on loopback, in an app window of a browser of this
 * machine, or, where there is no display, by its address.
 */
import './start/node-version'
import { parseArgs } from 'node:util'
import { buildIfStale, root } from './build/program'
import { electronBinary } from './start/electron-binary'
import { hasDisplay } from './start/display'
import { startElectron } from './start/electron'
import { startLoopback } from './start/loopback'

const flags = readFlags()
await buildIfStale()
process.exitCode = await start()

async function start(): Promise<number> {
  const passedOn = [
    ...(flags.demo ? ['--demo'] : []),
    ...(flags.data === undefined ? [] : ['--data', flags.data]),
  ]
  // A port is a matter of loopback alone.
  if (!flags.loopback && flags.port === undefined) {
    if (hasDisplay()) {
      const binary = await electronBinary()
      if (typeof binary === 'string') {
        const code = await startElectron(binary, root, passedOn)
        if (code !== null) return code
        say(
          'Electron 启动后立刻退出，改用浏览器。Electron ended as soon as it was started; using a browser instead.',
        )
      } else {
        say(`没有 Electron（${binary.reason}），改用浏览器。No Electron; using a browser instead.`)
      }
    } else {
      say('没有显示器，只给出网址。No display: open the address below in a browser on this machine.')
    }
  }
  if (flags.demo) say('正在准备演示数据，要十几秒。Making up the demonstration; this takes some seconds.')
  return startLoopback(root, [...passedOn, ...(flags.port === undefined ? [] : ['--port', flags.port])])
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
