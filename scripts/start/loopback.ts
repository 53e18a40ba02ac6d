/** Runs the desk on loopback and shows it in an app window of an installed browser. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openAppWindow } from './browser'

/** The exit code of the desk. The desk's line with its address goes to stdout as it is. */
export function startLoopback(root: string, flags: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const desk = spawn(process.execPath, [path.join(root, 'out/loopback/main.js'), ...flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const end = () => desk.kill('SIGTERM')
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, end)
    createInterface({ input: desk.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`)
      const address = /^Desk ready at (\S+)$/.exec(line)?.[1]
      // The window's end is the end of the day's work.
      if (address !== undefined) openAppWindow(address)?.once('exit', end)
    })
    desk.once('error', reject)
    desk.once('exit', (code) => {
      resolve(code ?? 1)
    })
  })
}
