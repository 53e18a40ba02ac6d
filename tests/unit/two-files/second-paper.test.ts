/** Two papers: the manager's opens the desk alone, the committee's the sealed file alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paperSlot, recoverySlot } from '#vault/keyring/keyring'
import { setUpFiles } from '../../support/committee'
import { newSendId, testPassword, type TestDesk } from '../../support/desk'
import { noteIn, openTwoFiles, proceduresIn, sealedOf, sealedSqlite } from './sealed-desk'

let desk: TestDesk
let paper: string
beforeEach(async () => {
  desk = await openTwoFiles()
  const { store } = open()
  store.statement(`UPDATE staff SET roles = '["manager","mediator"]'`).run()
  await signIn('manager')
  paper = (await setUpFiles(desk.client))['sealed'] ?? expect.fail('no paper was made')
  await noteIn(desk.desk, '夫妻争吵')
})
afterEach(() => desk.close())

const refusal = (code: string): unknown =>
  expect.objectContaining({ data: expect.objectContaining({ code }) as unknown })
const open = () => desk.desk.session.requireOpen()
const stateOf = () => desk.desk.session.apart.states.get('sealed')?.state
const signIn = (account: string, password = testPassword) => desk.client.session.signIn({ account, password })
const texts = async () => (await sealedOf(desk.desk).list({})).texts
const file = 'sealed'
const confirm = (recoveryKey: string) =>
  desk.client.holders.confirmPaper({ sendId: newSendId(), file, recoveryKey })
const restore = (recoveryKey: string) =>
  desk.client.holders.restore({ sendId: newSendId(), file, recoveryKey })

describe('the second paper', () => {
  it('is typed back whole, and tried on its slot', async () => {
    const [first = ''] = paper
    const mistyped = `${first === 'A' ? 'B' : 'A'}${paper.slice(1)}`
    await expect(confirm(mistyped)).rejects.toEqual(refusal('session.recovery-groups-differ'))
    await expect(confirm(desk.recoveryKey)).rejects.toEqual(refusal('session.recovery-key-differs'))
    desk.clock.advance(60_000)
    expect(await confirm(paper)).toEqual({ confirmed: true })
    expect((await desk.client.holders.state({})).files[0]).toMatchObject({ isPaperConfirmed: true })
  })

  it('opens the sealed file and not the desk; the manager’s the desk and not the sealed file', async () => {
    const { keyring } = open()
    expect(keyring.holds(recoverySlot, 'mediation')).toBe(false)
    const ofPaper = await keyring.openPaper('mediation', paper)
    expect(Object.keys(ofPaper ?? {}).toSorted()).toEqual(['keyring', 'mediation'])
    expect(await keyring.openPaper('mediation', desk.recoveryKey)).toBeNull()
    expect(Object.keys((await keyring.openWithRecoveryKey(desk.recoveryKey)) ?? {})).not.toContain(
      'mediation',
    )
    expect(await keyring.openWithRecoveryKey(paper)).toBeNull()
  })

  it('makes a holder of whoever has the role, on record, when the last one lost their password', async () => {
    await confirm(paper)
    await desk.client.session.signOut({})
    await desk.client.session.recover({
      sendId: newSendId(),
      account: 'manager',
      recoveryKey: desk.recoveryKey,
      password: 'another horse altogether',
    })
    expect(stateOf()).toBe('key-not-given')
    await expect(texts()).rejects.toEqual(refusal('files.key-not-given'))
    await restore(paper)
    expect(await texts()).toEqual(['夫妻争吵'])
    expect(proceduresIn(sealedSqlite(desk.desk))).toContain('holders.restore')
    expect(proceduresIn(open().store.sqlite)).toContain('holders.restore')
    await signIn('manager', 'another horse altogether')
    expect(await texts()).toEqual(['夫妻争吵'])
  })

  it('that was replaced opens nothing any more, and the new one has to be typed back', async () => {
    await confirm(paper)
    const { recoveryKey: next } = await desk.client.holders.renewPaper({
      sendId: newSendId(),
      file,
      password: testPassword,
    })
    expect((await desk.client.holders.state({})).files[0]).toMatchObject({ isPaperConfirmed: false })
    await expect(confirm(paper)).rejects.toEqual(refusal('session.recovery-key-differs'))
    desk.clock.advance(60_000)
    await confirm(next)
    // Nothing was found altered by it.
    await signIn('manager')
    const { keyring, store } = open()
    expect(keyring.holds(paperSlot('mediation'), 'mediation')).toBe(true)
    expect(proceduresIn(store.sqlite)).not.toContain('keyring.recognise')
  })

  it('is under a new key of the file with everyone’s', async () => {
    const steps = await desk.client.holders.changeKey({ sendId: newSendId(), file })
    while ((await steps.next()).done !== true);
    expect(proceduresIn(sealedSqlite(desk.desk)).at(-1)).toBe('holders.changeKey')
    await confirm(paper)
    await signIn('manager')
    expect(await texts()).toEqual(['夫妻争吵'])
  })
})
