/** Runs the desk on loopback and shows it in an app window of an installed browser. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { endingSignals } from '#ground/host-process'
import { closeOrder, isWindowNews } from '#loopback/orders'
import { openAppWindow } from './browser'

/** The exit code of the desk. The desk's line with its address goes to stdout as it is. `patience`: see `openAppWindow`. */
export function startLoopback(root: string, flags: readonly string[], patience?: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const desk = spawn(process.execPath, [path.join(root, 'out/loopback/main.js'), ...flags], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    // On Windows a signal would end it without the backup of what changed.
    const end = () => {
      if (desk.connected) desk.send(closeOrder)
      else desk.kill('SIGTERM')
    }
    for (const name of endingSignals) process.on(name, end)
    if (desk.stdout === null) throw new Error('the desk says nothing')
    createInterface({ input: desk.stdout }).on('line', (line) => {
      process.stdout.write(`${line}\n`)
    })
    desk.on('message', (message) => {
      // The window's end is the end of the day's work.
      if (isWindowNews(message)) openAppWindow(message.address, end, patience)
    })
    desk.once('error', reject)
    desk.once('exit', (code) => {
      for (const name of endingSignals) process.off(name, end)
      resolve(code ?? 1)
    })
  })
}
