/** Where the code of a worker's thread lies, and what it hears of the surroundings. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Beside the built program a worker is a file of its own, `<name>.js`; from the sources it is its source, which tsx reads.
 * `here` is the folder of whoever starts it.
 */
export function workerFile(
  here: string,
  name: string,
  source: string,
): { readonly file: string; readonly execArgv: readonly string[] } {
  const built = [here, join(here, '..')]
    .map((folder) => join(folder, `${name}.js`))
    .find((file) => existsSync(file))
  return built === undefined
    ? { file: join(here, source), execArgv: ['--import', 'tsx'] }
    : { file: built, execArgv: [] }
}

/**
 * What a worker hears of the surroundings: where temporary files go, and nothing else. Without `TEMP` and `SystemRoot` a thread on Windows
 * takes `undefined\temp` for that folder, and opens no copy there.
 */
export const surroundings = (all: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(all).filter(([name]) =>
      ['TEMP', 'TMP', 'TMPDIR', 'SYSTEMROOT', 'WINDIR'].includes(name.toUpperCase()),
    ),
  )
