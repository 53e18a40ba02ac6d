/**
 * One bit turned over somewhere in the database, its log, the keyring or a backup: what can be read afterwards is what was
 * written, or the damage is named. Pages carry a code of authentication (ChaCha20-Poly1305), log frames a checksum.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom, type Random } from '#demonstration/random'
import { makeBackup } from '#vault/backup/make'
import { manifestFile } from '#vault/backup/manifest-file'
import { copyProved } from '#vault/backup/prove'
import { unwatched } from '#vault/backup/steps'
import { silentLogger } from '#vault/logger'
import { property } from '#ground/property'
import { toWireError } from '#desk/rpc/wire-errors'
import { filesOfDesk, namesOf } from '#vault/files'
import { openAtRest } from '#vault/store/open'
import { openStore } from '#vault/store/store'
import { contentsOf } from './contents'
import { account, openHere, password, temporaryFolder } from './desk-folder'
import { figure, type Figure } from './figures'
import { codeOf } from './refusals'
import { writtenDesk, writtenMediation, type WrittenDesk, type WrittenFile } from './written-desk'

const allFiles = namesOf(filesOfDesk)

/** `flips`: so many in each of the files, every time another bit of the file as it was. */
export async function flippedBitFigures(flips: number, seed: number): Promise<readonly Figure[]> {
  const desk = await writtenDesk(12)
  const mediation = await writtenMediation(4)
  const fewer = Math.ceil(flips / 3)
  const random = seededRandom(seed)
  return [
    ...inDatabase(desk, flips, random.branch('database')),
    ...inLog(desk, flips, random.branch('log')),
    ...inDatabase(mediation, fewer, random.branch('mediation')),
    ...inLog(mediation, fewer, random.branch('log of mediation')),
    ...(await inKeyring(desk, flips, random.branch('keyring'))),
    inBackup(desk, flips, random.branch('backup')),
  ]
}

/** Refusals and findings that say that a file is damaged. */
const named = [
  'store.damaged',
  'store.wrong-key-or-damaged',
  'store.log-damaged',
  'keyring.damaged',
  'keyring.slot-damaged',
  'keyring.altered',
]

function inDatabase(desk: WrittenFile, flips: number, random: Random): readonly Figure[] {
  const { database, contents } = desk.closed
  const wrong: string[] = []
  for (let flip = 0; flip < flips; flip += 1) {
    const { bytes, at } = flipped(database, random)
    const { found } = readAfter(desk, { [desk.name]: bytes })
    if (found !== contents && !named.includes(found)) wrong.push(`bit ${at}: ${found}`)
  }
  return [figure(`flipped bits in ${desk.name}: wrong values read, or damage not named`, flips, wrong)]
}

/**
 * After a kill the shared memory beside the log tells how far it was written. After a loss of power there may be none, and
 * then a last write that is not whole looks just like one that never came to its end.
 */
function inLog(desk: WrittenFile, flips: number, random: Random): readonly Figure[] {
  const { name, database, log, memory, states } = desk
  return [true, false].flatMap((withMemory) => {
    const unnamed = withMemory ? 0 : 1
    const wrong: string[] = []
    const missing: string[] = []
    for (let flip = 0; flip < flips; flip += 1) {
      const { bytes, at } = flipped(log, random)
      const { found, finding } = readAfter(desk, {
        [name]: database,
        [`${name}-wal`]: bytes,
        ...(withMemory ? { [`${name}-shm`]: memory } : {}),
      })
      if (named.includes(found)) continue
      const known = states.indexOf(found)
      const lost = states.length - 1 - known
      if (known < 0) wrong.push(`bit ${at}: ${found}`)
      else if (lost > unnamed && finding === null) missing.push(`bit ${at}: ${lost} writes`)
    }
    const where = `the log of ${name} after a ${withMemory ? 'kill' : 'loss of power'}`
    return [
      figure(`flipped bits in ${where}: wrong values read, or damage not named`, flips, wrong),
      figure(`flipped bits in ${where}: writes missing without a word`, flips, missing),
    ]
  })
}

/** What all tables hold once the desk's store has opened the files, or the code of the refusal; and what it found. */
function readAfter(
  desk: WrittenFile,
  files: Readonly<Record<string, Buffer>>,
): { readonly found: string; readonly finding: string | null } {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  try {
    const store = openStore({
      file: join(folder, desk.name),
      key: desk.key,
      auditKey: desk.auditKey,
      create: false,
      migrations: desk.migrations,
      version: '0.0.0-durability',
      now: Date.now(),
      backUpFirst: () => undefined,
    })
    try {
      return { found: contentsOf(store.sqlite), finding: store.log.lost ? 'store.log-damaged' : null }
    } finally {
      store.close()
    }
  } catch (error) {
    const code = property(toWireError(error, 'durability', silentLogger).data, 'code')
    return { found: String(code), finding: null }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function inKeyring(desk: WrittenDesk, flips: number, random: Random): Promise<readonly Figure[]> {
  const keyring = readFileSync(join(desk.dataDir, 'keyring.json'))
  const unnamed: string[] = []
  for (let flip = 0; flip < flips; flip += 1) {
    const { bytes, at } = flipped(keyring, random)
    const dataDir = temporaryFolder()
    cpSync(desk.dataDir, dataDir, { recursive: true })
    writeFileSync(join(dataDir, 'keyring.json'), bytes)
    const code = await signInWith(dataDir)
    if (code !== null && !named.includes(code)) unnamed.push(`bit ${at}: ${code}`)
    rmSync(dataDir, { recursive: true })
  }
  return [figure('flipped bits in the keyring: damage not named', flips, unnamed)]
}

/** In each of its files alike: what is brought back afterwards is what was backed up, or it is not brought back. */
function inBackup(desk: WrittenDesk, flips: number, random: Random): Figure {
  const place = temporaryFolder()
  const order = { name: '20261123-100000-00000001', reason: 'by-hand', program: '0.0.0-durability' } as const
  const { dataDir, keys } = desk
  const backup = join(place, order.name)
  const { files } = makeBackup(
    { ...order, dataDir, files: allFiles, place, at: Date.now() },
    { desk: keys.desk },
    unwatched,
  )
  const names = [manifestFile, ...files.map(({ name }) => name)] as const
  const whole = contentsAt(join(backup, 'desk.db'), keys.desk)
  const wrong: string[] = []
  for (let flip = 0; flip < flips; flip += 1) {
    const name = random.pick(names)
    const file = readFileSync(join(backup, name))
    const { bytes, at } = flipped(file, random)
    const into = temporaryFolder()
    writeFileSync(join(backup, name), bytes)
    try {
      copyProved({ backup, into, files: allFiles }, { desk: keys.desk })
      if (contentsAt(join(into, 'desk.db'), keys.desk) !== whole) wrong.push(`bit ${at} of ${name}`)
    } catch (error) {
      const code = property(error, 'code')
      if (!String(code).startsWith('backups.')) wrong.push(`bit ${at} of ${name}: ${String(error)}`)
    } finally {
      rmSync(into, { recursive: true })
      writeFileSync(join(backup, name), file)
    }
  }
  return figure('flipped bits in a backup: brought back otherwise, or damage not named', flips, wrong)
}

function contentsAt(file: string, key: Buffer): string {
  const sqlite = openAtRest(file, key)
  try {
    return contentsOf(sqlite)
  } finally {
    sqlite.close()
  }
}

/** Null when the right password opens the desk and everything in it can be read. */
async function signInWith(dataDir: string): Promise<string | null> {
  const { desk, client } = openHere(dataDir)
  try {
    await client.session.signIn({ account, password })
    contentsOf(desk.session.requireOpen().store.sqlite)
    return null
  } catch (error) {
    return codeOf(error)
  } finally {
    desk.close()
  }
}

/** The file with one bit turned over. */
function flipped(file: Buffer, random: Random): { readonly bytes: Buffer; readonly at: number } {
  const bytes = Buffer.from(file)
  const at = random.between(0, file.length * 8 - 1)
  const byte = Math.floor(at / 8)
  bytes.writeUInt8(bytes.readUInt8(byte) ^ (1 << (at % 8)), byte)
  return { bytes, at }
}
