/**
 * A desk on full and read-only disks, in a namespace of its own; prints what it met in each scenario as one line of JSON.
 * Run by `tests/unit/damage/hard-disks.test.ts`.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSendId, openBareDesk, TestClock, testCentre, testPassword, type DeskClient } from './desk'

const disk = '/mnt'
const folder = join(disk, 'desk')
const clock = new TestClock()
const scenarios = [
  'full-at-work',
  'full-at-start',
  'read-only-after-clean-end',
  'read-only-after-unclean-end',
  'read-only-with-log-alone',
  'read-only-and-new',
  'read-only-and-not-there',
  'no-room-to-read',
] as const

const met: Record<string, unknown> = {}
for (const scenario of scenarios) {
  // Over the one before, which nobody looks at any more.
  mount('-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk)
  met[scenario] = await play(scenario)
}
process.stdout.write(`${JSON.stringify(met)}\n`)
process.exit(0)

async function play(scenario: (typeof scenarios)[number]): Promise<unknown> {
  switch (scenario) {
    case 'full-at-work': {
      const { client } = await newDesk()
      fill()
      return goesOn(client, makeRoom)
    }
    case 'full-at-start': {
      const { desk } = await newDesk()
      desk.close()
      fill()
      const again = openBareDesk(folder, { clock })
      await signIn(again.client)
      return goesOn(again.client, makeRoom)
    }
    case 'read-only-after-clean-end': {
      const { desk } = await newDesk()
      desk.close()
      return onReadOnly()
    }
    case 'read-only-after-unclean-end':
    case 'read-only-with-log-alone': {
      const { desk } = await newDesk()
      const left = join(disk, 'left')
      cpSync(folder, left, { recursive: true })
      desk.close()
      rmSync(folder, { recursive: true })
      cpSync(left, folder, { recursive: true })
      rmSync(left, { recursive: true })
      if (scenario === 'read-only-with-log-alone') rmSync(join(folder, 'desk.db-shm'))
      return onReadOnly()
    }
    case 'read-only-and-new': {
      mkdirSync(folder)
      mount('-o', 'remount,ro', disk)
      return positionOf(folder)
    }
    case 'read-only-and-not-there': {
      mount('-o', 'remount,ro', disk)
      return positionOf(folder)
    }
    case 'no-room-to-read': {
      const { desk } = await newDesk()
      desk.close()
      mount('-o', 'remount,ro', disk)
      const small = mkdtempSync(join(tmpdir(), 'linli-small-'))
      mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', small)
      process.env['TMPDIR'] = small
      const { client } = openBareDesk(folder, { clock })
      const refused = await code(signIn(client))
      return { refused, state: await client.session.state({}), left: readdirSync(small) }
    }
  }
}

async function newDesk() {
  const opened = openBareDesk(folder, { clock })
  await opened.client.session.setUp({
    sendId: newSendId(),
    centre: testCentre,
    manager: { account: 'manager', name: '沈玉', password: testPassword },
  })
  await opened.client.residents.register({ sendId: newSendId(), ...somebody('王桂珍') })
  return opened
}

async function onReadOnly() {
  mount('-o', 'remount,ro', disk)
  const { client } = openBareDesk(folder, { clock })
  await signIn(client)
  return goesOn(client, () => mount('-o', 'remount,rw', disk))
}

/** What a person sees while nothing can be written, and after it can: the same request is sent before and after. */
async function goesOn(client: DeskClient, putRight: () => void) {
  const sendId = newSendId()
  const write = () => client.residents.register({ sendId, ...somebody('周浩') })
  const refused = await code(write())
  const during = await client.session.state({})
  const foundDuring = await found(client)
  const asked = await code(client.staff.list({}))
  putRight()
  clock.advance(5_000)
  const after = await client.session.state({})
  const once = await code(write())
  const twice = await code(write())
  return {
    refused,
    health: 'health' in during ? during.health : during,
    foundDuring,
    asked,
    healthAfter: 'health' in after ? after.health : after,
    once,
    twice,
    foundAfter: await found(client),
  }
}

async function found(client: DeskClient): Promise<readonly string[]> {
  const { rows } = await client.residents.list({ limit: 50 })
  return rows.map(({ name }) => name).sort()
}

async function positionOf(path: string) {
  const { client } = openBareDesk(path, { clock })
  return client.session.state({})
}

function signIn(client: DeskClient) {
  return client.session.signIn({ account: 'manager', password: testPassword })
}

/** `ok`, or the code of the refusal. */
async function code(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function fill(): void {
  // Until not even one byte finds room.
  for (let at = 0, size = 1 << 20; size >= 1;) {
    try {
      writeFileSync(join(disk, `filler-${at}`), Buffer.alloc(size))
      at += 1
    } catch {
      size = Math.floor(size / 2)
    }
  }
}

function makeRoom(): void {
  for (const name of readdirSync(disk)) {
    if (name.startsWith('filler-')) rmSync(join(disk, name))
  }
}

function mount(...args: readonly string[]): void {
  execFileSync('mount', args, { stdio: ['ignore', 'inherit', 'inherit'] })
}

function somebody(name: string) {
  return {
    person: {
      name,
      sex: null,
      idKind: null,
      idNumber: '',
      birth: null,
      registration: null,
      registrationPlace: '',
      phones: [],
      address: { estate: '', building: '', unit: '', room: '', grid: '' },
      contacts: [],
      remark: '',
    },
    relation: '' as const,
    tags: [],
    consent: null,
  }
}
