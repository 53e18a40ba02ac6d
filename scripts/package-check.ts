/**
 * `npm run package:check`: lays the package out as an installer would, and looks at what is inside.
 *
 * Electron's binary is not needed: a stand-in with the same fuse wire takes its place, so everything but that binary
 * is what an installer would hold. What could not be looked at for want of the real one is said at the end.
 */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { buildIfStale, root } from './build/program'
import { archiveFaults } from './package/archive'
import { fuseFaults } from './package/fuse-wire'
import { layOut } from './package/layout'
import { nativeFaults } from './package/native'
import { openingFaults } from './package/opening'

await buildIfStale()
const output = path.join(root, 'dist', 'check')
rmSync(output, { recursive: true, force: true })
const layout = await layOut(output)

const checks = [
  ['the archive holds the program and nothing else', archiveFaults(layout)],
  ['native files lie outside the archive, are for this machine, and load', nativeFaults(layout)],
  ['the packed desk opens a demonstration, and its worker takes a task', openingFaults(layout)],
  ['every fuse is set as configured', await fuseFaults(layout)],
] as const

let failed = 0
for (const [claim, faults] of checks) {
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${claim}`)
  for (const fault of faults) console.log(`        ${fault}`)
  if (faults.length > 0) failed += 1
}
console.log(`
Not checked, for want of Electron's own binary: that its fuse wire is as long as the stand-in's (packaging fails if it
is not), that the packed window opens, the archive's integrity value inside a Windows executable, and signatures.`)
console.log(`${checks.length - failed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
