/**
 * One bit turned over somewhere in the database, its log or the keyring: what can be read afterwards is what was
 * written, or the damage is named. Pages carry a code of authentication (ChaCha20-Poly1305), log frames a checksum.
 */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom, type Random } from '../../src/demonstration/random'
import { silentLogger } from '../../src/desk/logger'
import { property } from '../../src/desk/property'
import { toWireError } from '../../src/desk/rpc/wire-errors'
import { openAsFarAsPossible } from '../../src/desk/store/access'
import { contentsOf } from './contents'
import { account, openHere, password, temporaryFolder } from './desk-folder'
import { figure, type Figure } from './figures'
import { codeOf } from './refusals'
import { writtenDesk, type WrittenDesk } from './written-desk'

/** `flips`: so many in each of the files, every time another bit of the file as it was. */
export async function flippedBitFigures(flips: number, seed: number): Promise<readonly Figure[]> {
  const desk = await writtenDesk(12)
  const random = seededRandom(seed)
  return [
    ...inDatabase(desk, flips, random.branch('database')),
    ...inLog(desk, flips, random.branch('log')),
    ...(await inKeyring(desk, flips, random.branch('keyring'))),
  ]
}

/** Refusals that say that a file is damaged. */
const named = [
  'store.damaged',
  'store.wrong-key-or-damaged',
  'store.log-damaged',
  'keyring.damaged',
  'keyring.slot-damaged',
  'keyring.altered',
]

function inDatabase(desk: WrittenDesk, flips: number, random: Random): readonly Figure[] {
  const closed = readFileSync(join(desk.dataDir, 'desk.db'))
  const outcomes = Array.from({ length: flips }, () => {
    const { bytes, at } = flipped(closed, random)
    return { at, found: readAfter(desk, bytes, Buffer.alloc(0)) }
  })
  return [
    figure(
      'flipped bits in the database: wrong values read, or damage not named',
      flips,
      outcomes.flatMap(({ at, found }) =>
        found === desk.closed || named.includes(found) ? [] : [`bit ${at}: ${found}`],
      ),
    ),
  ]
}

function inLog(desk: WrittenDesk, flips: number, random: Random): readonly Figure[] {
  const { database, log, states } = desk
  const written = states.at(-1)
  const wrong: string[] = []
  const older: string[] = []
  for (let flip = 0; flip < flips; flip += 1) {
    const { bytes, at } = flipped(log, random)
    const found = readAfter(desk, database, bytes)
    if (found === written || named.includes(found)) continue
    const known = states.indexOf(found)
    // The last write of a log that broke off looks just like one that never came to its end.
    if (known === states.length - 2) continue
    if (known >= 0) older.push(`bit ${at}: ${states.length - 1 - known} writes`)
    else wrong.push(`bit ${at}: ${found}`)
  }
  return [
    figure('flipped bits in the log: wrong values read, or damage not named', flips, wrong),
    figure('flipped bits in the log: more than the last write missing without a word', flips, older),
  ]
}

/** What all tables hold once the file is opened, or the code of the refusal. */
function readAfter(desk: WrittenDesk, database: Buffer, log: Buffer): string {
  const folder = temporaryFolder()
  const file = join(folder, 'desk.db')
  writeFileSync(file, database)
  if (log.length > 0) writeFileSync(`${file}-wal`, log)
  try {
    const opened = openAsFarAsPossible({ file, key: desk.keys.desk, mayWrite: true, now: 0 })
    try {
      return opened.log.lost ? 'store.log-damaged' : contentsOf(opened.sqlite)
    } finally {
      opened.close()
    }
  } catch (error) {
    return String(property(toWireError(error, 'durability', silentLogger).data, 'code'))
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
