/** A process of the program goes on where nobody reads what it says, and a desk process ends by order alone. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { endingSignals } from '#ground/host-process'

const root = join(import.meta.dirname, '../../..')

function runs(program: string) {
  const script = `import { endsByOrderAlone, goesOnUnread } from '#ground/host-process'\n${program}`
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

it('goes on when both of its outputs are closed', async () => {
  const child = runs(`
    goesOnUnread()
    process.stdout.write('begun\\n')
    let left = 20
    setInterval(() => {
      process.stderr.write('a line\\n')
      process.stdout.write('a line\\n')
      left -= 1
      if (left === 0) process.exit(7)
    }, 10)
  `)
  await once(child.stdout, 'data')
  child.stdout.destroy()
  child.stderr.destroy()
  expect(await once(child, 'exit')).toEqual([7, null])
})

it.skipIf(process.platform === 'win32')('passes over what a terminal sends to its group', async () => {
  const child = runs(`
    endsByOrderAlone()
    process.stdout.write('begun\\n')
    setTimeout(() => process.exit(7), 500)
  `)
  await once(child.stdout, 'data')
  for (const name of endingSignals) child.kill(name)
  expect(await once(child, 'exit')).toEqual([7, null])
})

it.each([
  ['electron/main/index.ts', ['goesOnUnread()']],
  ['electron/desk-process/index.ts', ['goesOnUnread()', 'endsByOrderAlone()']],
  ['src/loopback/main.ts', ['goesOnUnread()', 'of endingSignals']],
  ['src/loopback/desk-process.ts', ['goesOnUnread()', 'endsByOrderAlone()']],
  ['scripts/start.ts', ['goesOnUnread()']],
])('%s does so', (file, calls) => {
  const text = readFileSync(join(root, file), 'utf8')
  for (const call of calls) expect(text).toContain(call)
})
