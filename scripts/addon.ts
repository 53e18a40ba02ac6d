/** `npm run addon [-- x64 arm64]`: builds SQLite's native part for older Linux systems, for this processor or those named. */
import { buildAddon, type LinuxProcessor } from './native/addon'

const isProcessor = (text: string): text is LinuxProcessor => text === 'x64' || text === 'arm64'

const named = process.argv.slice(2)
const wanted = (named.length === 0 ? [process.arch] : named).filter(isProcessor)
if (wanted.length === 0) {
  console.error('npm run addon [-- x64 arm64]')
  process.exit(2)
}
for (const processor of wanted) {
  console.log(await buildAddon(processor, (line) => void process.stderr.write(`${line}\n`)))
}
