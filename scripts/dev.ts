/**
 * `npm run dev [-- --demo] [--data DIR]`: the page with hot replacement, before a desk on loopback that starts again
 * when its sources change. With `--electron`, the whole program in Electron, built and started again at each change.
 */
import './start/node-version'
import { spawn, type ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { endingSignals } from '#ground/host-process'
import { offeredWords } from './build/offered-words'
import { buildProgram, root } from './build/program'
import { platformFlags } from './start/electron'
import { electronBinary } from './start/electron-binary'

const { values: flags } = parseArgs({
  options: { demo: { type: 'boolean' }, data: { type: 'string' }, electron: { type: 'boolean' } },
})
const passedOn = [
  ...(flags.demo ? ['--demo'] : []),
  ...(flags.data === undefined ? [] : ['--data', flags.data]),
]

if (flags.electron) await inElectron()
else await onLoopback()

async function onLoopback(): Promise<void> {
  const deskPort = 4780
  const page = await createServer({
    configFile: false,
    root: path.join(root, 'src/centre/page'),
    plugins: [react(), offeredWords()],
    server: {
      host: '127.0.0.1',
      port: 4781,
      strictPort: true,
      fs: { allow: [root] },
      // The desk lets in its own address alone, so the page's requests go to it under that name.
      proxy: {
        // Written out, because the page has folders of these names.
        '^/desk$': {
          target: `http://127.0.0.1:${deskPort}`,
          ws: true,
          changeOrigin: true,
          rewriteWsOrigin: true,
        },
        '^/shell/(about|demonstration|restart)$': {
          target: `http://127.0.0.1:${deskPort}`,
          changeOrigin: true,
          headers: { origin: `http://127.0.0.1:${deskPort}` },
        },
      },
    },
  })
  await page.listen()
  const desk = spawn('tsx', ['watch', 'src/loopback/main.ts', '--port', String(deskPort), ...passedOn], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  createInterface({ input: desk.stdout }).on('line', (line) => {
    // Each start of the desk has a token of its own: open the newest address.
    console.log(line.replace(`127.0.0.1:${deskPort}`, '127.0.0.1:4781'))
  })
  stopWithUs(() => desk.kill())
}

async function inElectron(): Promise<void> {
  const binary = await electronBinary()
  if (typeof binary !== 'string') {
    console.error(
      `没有 Electron（${binary.reason}）。No Electron; leave out --electron to develop in a browser.`,
    )
    process.exit(1)
  }
  let program: ChildProcess | undefined
  let again: NodeJS.Timeout | undefined
  const start = async () => {
    program?.kill()
    try {
      await buildProgram()
      program = spawn(binary, [root, ...platformFlags(process.platform), ...passedOn], { stdio: 'inherit' })
    } catch (error) {
      console.error(error)
    }
  }
  await start()
  for (const folder of ['src', 'electron', 'resources']) {
    watch(path.join(root, folder), { recursive: true }, () => {
      clearTimeout(again)
      again = setTimeout(() => void start(), 300)
    })
  }
  stopWithUs(() => program?.kill())
}

function stopWithUs(stop: () => void): void {
  for (const signal of endingSignals) {
    process.once(signal, () => {
      stop()
      process.exit(0)
    })
  }
}
