/** Writes the local log for support. A full or read-only disk never breaks the desk: what can't be written is counted and said later. */
import { appendFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#ground/clock'
import { lineLogger, type Logger } from '../logger'
import { beginsNewFile, logFile, rotation } from './rules/rotation'
import { renamePatiently } from '../store/rename'

export const logFolder = (dataDir: string): string => join(dataDir, 'log')

/** A logger that writes each event to `<dataDir>/log/desk.log` with its instant, and hands the line to `beside` as well. */
export function fileLog(dataDir: string, clock: Clock, beside: (line: string) => void): Logger {
  const folder = logFolder(dataDir)
  const file = join(folder, logFile)
  let dropped = 0
  const stamped = (line: string) => `{"at":"${new Date(clock.now()).toISOString()}",${line.slice(1)}\n`
  const write = (text: string) => {
    // A data folder that isn't there is not made here: whether it may be is for the desk to say.
    if (!existsSync(dataDir)) throw new Error('no data folder')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (beginsNewFile(size, Buffer.byteLength(text))) {
      for (const [from, to] of rotation) {
        if (existsSync(join(folder, from))) renamePatiently(join(folder, from), join(folder, to))
      }
    }
    appendFileSync(file, text, { mode: 0o600 })
  }
  return lineLogger((line) => {
    try {
      beside(line)
    } catch {
      // Whoever reads it there has gone; the file has it.
    }
    try {
      if (dropped > 0) write(stamped(JSON.stringify({ level: 'info', event: 'log: lines dropped', dropped })))
      dropped = 0
      write(stamped(line))
    } catch {
      dropped += 1
    }
  })
}
