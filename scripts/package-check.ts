/**
 * `npm run package:check`: lays the packages out as the installers of all four targets would, and looks at what is inside.
 *
 * Electron's binary is not needed: a stand-in with the same fuse wire takes its place, so everything but that binary
 * is what an installer would hold. What could not be looked at for want of the real one is said at the end.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { buildIfStale, root } from './build/program'
import { archiveFaults } from './package/archive'
import { fuseFaults } from './package/fuse-wire'
import { nameOf } from './native/floors'
import { layOut, targets } from './package/layout'
import { loadingFaults, nativeFaults } from './package/native'
import { openingFaults } from './package/opening'

await buildIfStale()
const output = path.join(root, 'dist', 'check')
rmSync(output, { recursive: true, force: true })
const here = `${process.platform}-${process.arch}`
let passed = 0
let failed = 0

for (const target of targets) {
  const layout = await layOut(output, target)
  const everywhere = [
    ['the archive holds the program and nothing else', archiveFaults(layout)],
    [
      'native files lie outside the archive, for its system and processor, old ones included',
      nativeFaults(layout),
    ],
    ['every fuse is set as configured', await fuseFaults(layout)],
  ] as const
  const onlyHere = [
    ['native files load', loadingFaults],
    [
      'the packed program runs to its desk, which opens a demonstration, and its worker takes a task',
      openingFaults,
    ],
  ] as const
  console.log(nameOf(target))
  for (const [claim, faults] of everywhere) report(claim, faults)
  if (nameOf(target) === here) for (const [claim, faultsOf] of onlyHere) report(claim, faultsOf(layout))
}

function report(claim: string, faults: readonly string[]): void {
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${claim}`)
  for (const fault of faults) console.log(`        ${fault}`)
  if (faults.length > 0) failed += 1
  else passed += 1
}

console.log(`
Not checked, for want of Electron's own binary: that its fuse wire is as long as the stand-in's (packaging fails if it
is not), that the packed window opens, the archive's integrity value inside a Windows executable, and signatures.`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
