/** Runs the built program in Electron. */
import { spawn } from 'node:child_process'

/** An Electron that ends this soon with a fault never showed a window: a missing library, a forbidden sandbox, a wrong processor. */
const tooSoon = 5_000

/** What our own program ends with when it was refused: it has said why, and a browser would be refused the same. */
const saidWhy = new Set([1, 2])

/**
 * Whether Electron itself could not run on this machine: ended by a signal, or with a code that is none of our program's, before a
 * window can have been there.
 */
export const couldNotRun = (code: number | null, signal: string | null, afterMs: number): boolean =>
  afterMs < tooSoon && (signal !== null || (code !== null && code !== 0 && !saidWhy.has(code)))

/** Domestic Linux systems run X11, or a Wayland of their own that Chromium takes for another. */
export const platformFlags = (platform: NodeJS.Platform): readonly string[] =>
  platform === 'linux' ? ['--ozone-platform=x11'] : []

/** The exit code, or null when Electron could not run on this machine at all. */
export function startElectron(
  binary: string,
  root: string,
  flags: readonly string[],
): Promise<number | null> {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(binary, [root, ...platformFlags(process.platform), ...flags], { stdio: 'inherit' })
    child.once('error', () => {
      resolve(null)
    })
    child.once('exit', (code, signal) => {
      resolve(couldNotRun(code, signal, performance.now() - started) ? null : (code ?? 1))
    })
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name))
  })
}
