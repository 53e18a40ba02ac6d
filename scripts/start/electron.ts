/** Runs the built program in Electron. */
import { spawn } from 'node:child_process'

/** An Electron that ends this soon with a fault never showed a window: a missing library, a forbidden sandbox. */
const tooSoon = 5_000

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
      const crashed = signal !== null || code === 127
      resolve(crashed && performance.now() - started < tooSoon ? null : (code ?? 1))
    })
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => child.kill(name))
  })
}
