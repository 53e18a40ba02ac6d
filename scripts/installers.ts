/**
 * `npm run dist:win`, `npm run dist:linux`: builds the installers of one system, `-- x64` or `-- arm64` those of one processor. What was
 * packed is looked at before anybody installs it.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { buildProgram, root } from './build/program'
import { nameOf } from './native/floors'
import { stageNatives } from './native/stage'
import { archiveFaults } from './package/archive'
import { fuseFaults } from './package/fuse-wire'
import { layoutIn, targets } from './package/layout'
import { nativeFaults, programFaults } from './package/native'

const [system, ...processors] = process.argv.slice(2)
const wanted = targets.filter(
  (target) => target.system === system && (processors.length === 0 || processors.includes(target.processor)),
)
if (wanted.length === 0) {
  console.error('npm run dist:win | dist:linux [-- x64 | arm64]')
  process.exit(2)
}

const output = path.join(root, 'dist')
await buildProgram()
await stageNatives(wanted)
for (const target of wanted)
  rmSync(path.dirname(path.dirname(layoutIn(output, target).archive)), { recursive: true, force: true })
await build({
  projectDir: root,
  targets: (system === 'win32' ? Platform.WINDOWS : Platform.LINUX).createTarget(
    null,
    ...wanted.map(({ processor }) => Arch[processor]),
  ),
  publish: 'never',
})

for (const target of wanted) {
  const layout = layoutIn(output, target)
  const faults = [
    ...archiveFaults(layout),
    ...nativeFaults(layout),
    ...programFaults(layout),
    ...(await fuseFaults(layout)),
  ]
  for (const fault of faults) console.error(`${nameOf(target)}: ${fault}`)
  if (faults.length > 0) process.exitCode = 1
}
