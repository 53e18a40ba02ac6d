/**
 * `npm run durability -- [--kills N] [--json]`: kills a writing desk at random moments and counts what is missing.
 *
 * After each kill the folder is opened again: every write that was confirmed must be there once, the one under way once or
 * not at all, and once after it is sent again with its request id; the file must pass its checks.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openDesk, resident, writerPassword } from './writer'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, json: { type: 'boolean' } },
})
const kills = Number(values.kills)
if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills takes a whole number of kills')

const dataDir = mkdtempSync(join(tmpdir(), 'linli-durability-'))
const confirmed = new Set<string>()
let doubled = 0
let unsound = 0
let lost = 0

const first = openDesk(dataDir)
await first.client.session.setUp({
  requestId: randomUUID(),
  centre: {
    community: '翰林社区',
    subDistrict: '花山街道',
    committee: '翰林社区人民调解委员会',
    numberPrefix: '翰林',
  },
  manager: { account: 'manager', name: '沈玉', password: writerPassword },
})
first.desk.close()

for (let kill = 0; kill < kills; kill += 1) {
  const underWay = await writeAndKill()
  await check(underWay)
  if (values.json !== true)
    process.stdout.write(`\r${kill + 1}/${kills} kills, ${confirmed.size} confirmed writes`)
}
rmSync(dataDir, { recursive: true })

const figures = [
  { name: 'confirmed writes that are gone', tried: confirmed.size, failed: lost },
  { name: 'writes done twice', tried: confirmed.size, failed: doubled },
  { name: 'files that fail their checks', tried: kills, failed: unsound },
].map((figure) => ({ ...figure, ok: figure.failed === 0 }))
if (values.json !== true) process.stdout.write('\n')
for (const figure of figures) {
  console.log(
    values.json === true
      ? JSON.stringify(figure)
      : `${figure.ok ? 'ok  ' : 'FAIL'} ${figure.name}: ${figure.failed} of ${figure.tried}`,
  )
}
process.exit(figures.every((figure) => figure.ok) ? 0 : 1)

/** Lets a desk write for a random while, kills it, and says which request was under way, if one was. */
async function writeAndKill(): Promise<string | null> {
  const writer = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'writer.ts'), dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let underWay: string | null = null
  let armed = false
  const lines = createInterface({ input: writer.stdout })
  lines.on('line', (line) => {
    const [what, requestId] = line.split(' ')
    if (requestId === undefined) return
    if (what === 'asked') underWay = requestId
    if (what === 'done') {
      confirmed.add(requestId)
      underWay = null
      // The moment is random, but only after something was confirmed.
      if (!armed) {
        armed = true
        setTimeout(() => writer.kill('SIGKILL'), Math.random() * 400)
      }
    }
  })
  const drained = once(lines, 'close')
  await once(writer, 'exit')
  await drained
  return underWay
}

async function check(underWay: string | null): Promise<void> {
  const { desk, client } = openDesk(dataDir)
  await client.session.signIn({ account: 'manager', password: writerPassword })
  if (underWay !== null) {
    await client.residents.register({ requestId: underWay, ...resident(underWay) })
    confirmed.add(underWay)
  }
  const { sqlite } = desk.session.requireOpen().store
  const times = new Map<string, number>()
  for (const name of sqlite.prepare<[], string>('SELECT name FROM residents').pluck().iterate()) {
    times.set(name, (times.get(name) ?? 0) + 1)
  }
  lost = [...confirmed].filter((requestId) => !times.has(requestId)).length
  doubled = [...times.values()].filter((count) => count > 1).length
  const sound =
    sqlite.pragma('integrity_check', { simple: true }) === 'ok' &&
    JSON.stringify(sqlite.pragma('foreign_key_check')) === '[]'
  if (!sound) unsound += 1
  desk.close()
}
