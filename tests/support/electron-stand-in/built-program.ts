/**
 * Runs the built main process of the program in a folder, with the stand-in in Electron's place, up to the start of its desk process: what was
 * lost or renamed by the build shows here. Ends with 0, or with 1 and a line for each fault.
 *
 * `node --import tsx built-program.ts FOLDER`
 */
import { existsSync, statSync } from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { programMachine } from './program'

const [, , folder = ''] = process.argv
const program = programMachine({})
Reflect.set(globalThis, 'electronStandIn', program.electron)
const names = Object.keys(program.electron)
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: 'linli:electron', shortCircuit: true } : next(specifier, context),
  load: (url, context, next) =>
    url === 'linli:electron'
      ? {
          format: 'module',
          shortCircuit: true,
          source: names.map((name) => `export const ${name} = globalThis.electronStandIn.${name}`).join('\n'),
        }
      : next(url, context),
})

process.argv = ['linli-desk', '--demo']
await import(pathToFileURL(path.join(folder, 'out/main/index.js')).href)
program.becomesReady()
for (let turn = 0; turn < 100 && program.forked.length === 0; turn += 1)
  await new Promise((resolve) => setTimeout(resolve, 50))

const preload = z
  .object({ webPreferences: z.object({ preload: z.string() }) })
  .parse(program.windows[0]?.options).webPreferences.preload
const pages = ['app://desk/', 'app://desk/calling-screen.html']
const answers = await Promise.all(
  pages.map(async (page) => {
    const serve = program.sessions[0].served.get('app')
    return serve === undefined ? 'nobody serves the page' : (await serve(new Request(page))).status
  }),
)
const faults = [
  ...(program.forked.length === 1 ? [] : [`${program.forked.length} desk processes were started`]),
  ...[...program.forked, preload].filter((file) => !isFile(file)).map((file) => `${file} is not there`),
  ...pages.flatMap((page, at) =>
    answers[at] === 200 ? [] : [`${page} is answered with ${String(answers[at])}`],
  ),
  ...(program.said.length === 0 ? [] : program.said),
]
program.emit('will-quit')
process.stderr.write(faults.map((fault) => `${fault}\n`).join(''))
process.exit(faults.length === 0 ? 0 : 1)

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile()
}
