/** Before the unit tests of `LINLI_OLDEST=1`: SQLite is built for the oldest Linux that is promised, unless that was done before. */
import { buildAddon } from '../../../scripts/native/addon'

/** Throws on another system, and where no compiler can be had. */
export default async function build(): Promise<void> {
  if (process.platform !== 'linux') throw new Error('LINLI_OLDEST=1 is for Linux: only there SQLite is built')
  await buildAddon(
    process.arch === 'arm64' ? 'arm64' : 'x64',
    (line) => void process.stderr.write(`${line}\n`),
  )
}
