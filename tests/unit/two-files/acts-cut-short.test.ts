/**
 * A program that dies while a key is given or taken, or the second paper is renewed: at every step the folder as a kill would leave it is opened.
 * Nobody holds what was not given, nobody lost what was not taken, one paper opens, and nothing is called somebody else's deed.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { leaversOf } from '#desk/holders/kept'
import { addStaff } from '#desk/session/staff'
import { paperSlot } from '#vault/keyring/keyring'
import { giveKeyTo } from '../../support/committee'
import { newSendId, openBareDesk, testPassword, type DeskClient, type TestDesk } from '../../support/desk'
import { besideOf, faultsOfBoth, noteIn, openTwoFiles, sealedOf, sealedSqlite } from './sealed-desk'

type Opened = ReturnType<typeof openBareDesk>

let desk: TestDesk
let images: string
let steps: string[]
let watched: boolean
let staffId: number

const file = 'sealed'
const onStep = (step: string) => {
  if (!watched) return
  const filter = (name: string) => !name.endsWith('desk.lock')
  cpSync(desk.dataDir, join(images, String(steps.length)), { recursive: true, filter })
  steps.push(step)
}
const signIn = (client: DeskClient, account: string) =>
  client.session.signIn({ account, password: testPassword })
const take = (client: DeskClient) =>
  client.holders.take({ sendId: newSendId(), file, staffId, password: testPassword })
const renewPaper = async (client: DeskClient) =>
  (await client.holders.renewPaper({ sendId: newSendId(), file, password: testPassword })).recoveryKey
const confirmPaper = (client: DeskClient, recoveryKey: string) =>
  client.holders.confirmPaper({ sendId: newSendId(), file, recoveryKey })
const heldFile = async (client: DeskClient) =>
  (await client.holders.state({})).files[0] ?? expect.fail('there is no file')
const keyringOf = ({ desk: { session } }: Opened) => session.requireOpen().keyring

beforeEach(async () => {
  images = mkdtempSync(join(tmpdir(), 'linli-images-'))
  steps = []
  watched = false
  desk = await openTwoFiles(onStep)
  await desk.signIn('mediator')
  await noteIn(desk.desk, '夫妻争吵')
  await signIn(desk.client, 'manager')
  const { store, keyring, keys } = desk.desk.session.requireOpen()
  staffId = addStaff(store, { account: 'second', name: '帆', roles: ['mediator'] }, desk.clock.now()).id
  await keyring.put('second', testPassword, keys)
  await signIn(desk.client, 'mediator')
})
afterEach(() => {
  desk.close()
  rmSync(images, { recursive: true, force: true })
})

/** Does it whole, and looks at what every step found. */
async function cutShort<Result>(
  act: () => Promise<Result>,
  look: (after: Opened, where: string, result: Result) => Promise<void>,
): Promise<void> {
  watched = true
  const result = await act()
  onStep('over')
  watched = false
  expect(steps).toEqual(expect.arrayContaining(['announce', 'keyring', 'row', 'leavers', 'list']))
  for (const [at, step] of steps.entries()) {
    const where = `${at} ${step}`
    const after = openBareDesk(join(images, String(at)), { clock: desk.clock, beside: besideOf() })
    await signIn(after.client, 'mediator')
    expect(await after.client.session.state({}), where).toMatchObject({ keyringFault: null })
    expect((await sealedOf(after.desk).list({})).texts, where).toEqual(['夫妻争吵'])
    expect(faultsOfBoth(after.desk), where).toEqual([])
    const failed = `SELECT procedure FROM audit WHERE outcome = 'failed'`
    for (const sqlite of [after.desk.session.requireOpen().store.sqlite, sealedSqlite(after.desk)])
      expect(sqlite.prepare(failed).all(), where).toEqual([])
    await look(after, where, result)
    after.desk.close()
  }
}

/** The list and the keyring say the same of the colleague. */
async function holdsKey(after: Opened, where: string): Promise<boolean> {
  const { kept } = await heldFile(after.client)
  const listed = kept?.holders.some((one) => one.staffId === staffId) === true
  const keyring = keyringOf(after)
  expect(keyring.holds(keyring.idOf('second'), 'mediation'), where).toBe(listed)
  return listed
}

async function readsAsSecond(after: Opened, where: string): Promise<void> {
  await signIn(after.client, 'second')
  expect((await sealedOf(after.desk).list({})).texts, where).toEqual(['夫妻争吵'])
}

it('a key that is given has arrived, or is given again', async () => {
  await cutShort(
    () => giveKeyTo(desk.client, '帆'),
    async (after, where) => {
      if (!(await holdsKey(after, where))) await giveKeyTo(after.client, '帆')
      await readsAsSecond(after, where)
    },
  )
})

it('a key that is taken is gone, or still there, and can be taken then', async () => {
  await giveKeyTo(desk.client, '帆')
  await cutShort(
    () => take(desk.client),
    async (after, where) => {
      if (await holdsKey(after, where)) await take(after.client)
      expect(await holdsKey(after, where), where).toBe(false)
      await signIn(after.client, 'second')
      expect(await heldFile(after.client), where).toMatchObject({ standing: 'no-key' })
    },
  )
})

it('of two papers one opens, and none counts as confirmed that opens nothing', async () => {
  const old = await renewPaper(desk.client)
  await confirmPaper(desk.client, old)
  const slot = paperSlot('mediation')
  const publicKeyOfOld = desk.desk.session.requireOpen().keyring.publicKeyOf(slot) ?? expect.fail()
  await cutShort(
    () => renewPaper(desk.client),
    async (after, where, next) => {
      const keyring = keyringOf(after)
      const opens = async (paper: string) => (await keyring.openPaper('mediation', paper)) !== null
      const [oldOpens, nextOpens] = [await opens(old), await opens(next)]
      expect(oldOpens, where).toBe(!nextOpens)
      const { isPaperConfirmed } = await heldFile(after.client)
      expect(isPaperConfirmed && nextOpens, where).toBe(false)
      // A backup of before does not make the old paper a holder again.
      const store = after.desk.session.storeOf(file)
      expect(leaversOf(store).has(publicKeyOfOld), where).toBe(nextOpens)
      const third = await renewPaper(after.client)
      expect(await confirmPaper(after.client, third), where).toEqual({ confirmed: true })
    },
  )
})
