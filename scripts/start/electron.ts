/** Runs the built program in Electron. */
import { spawn, type ChildProcess } from 'node:child_process'
import { endingSignals } from '#ground/host-process'
import { saidWhy } from '../../electron/exit-codes'
import { platformSwitch } from '../../electron/main/arguments'

/** An Electron that ends this soon with a fault never showed a window: a missing library, a forbidden sandbox, no X server. */
const tooSoon = 5_000

const saidByUs: ReadonlySet<number> = new Set(Object.values(saidWhy))

/**
 * Whether Electron itself could not run on this machine: ended by a signal, or with a code that is none of our program's, before a
 * window can have been there. Our program has said why when it ends with one of its own, and a browser would be refused the same.
 */
export const couldNotRun = (code: number | null, signal: string | null, afterMs: number): boolean =>
  afterMs < tooSoon && (signal !== null || (code !== null && code !== 0 && !saidByUs.has(code)))

export const platformFlags = (platform: NodeJS.Platform): readonly string[] =>
  platform === 'linux' ? [`--${platformSwitch.name}=${platformSwitch.value}`] : []

/** The exit code, or null when Electron could not run on this machine at all. */
export function startElectron(
  binary: string,
  root: string,
  flags: readonly string[],
): Promise<number | null> {
  return new Promise((resolve) => {
    const started = performance.now()
    let child: ChildProcess
    try {
      child = spawn(binary, [root, ...platformFlags(process.platform), ...flags], {
        stdio: 'inherit',
        // A terminal sends Ctrl+C to all of a group. Electron would hear it twice, from there and from here, and closes in order on the first
        // alone: the second ends it. On Windows this would open a console.
        detached: process.platform !== 'win32',
      })
    } catch {
      // A file of another format is refused at once on Windows: spawn UNKNOWN.
      resolve(null)
      return
    }
    let asked = false
    const pass = (name: NodeJS.Signals) => {
      if (asked) return
      asked = true
      child.kill(name)
    }
    const done = (code: number | null) => {
      for (const name of endingSignals) process.off(name, pass)
      resolve(code)
    }
    for (const name of endingSignals) process.on(name, pass)
    child.once('error', () => {
      done(null)
    })
    child.once('exit', (code, signal) => {
      const couldNot = !asked && couldNotRun(code, signal, performance.now() - started)
      done(couldNot ? null : (code ?? 1))
    })
  })
}
