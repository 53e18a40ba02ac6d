/** Where the code of a worker's thread lies. */
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
