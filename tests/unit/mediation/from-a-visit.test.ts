/** A case that comes from a visit: the visit is there, whoever came stands in the case, and who may not see visits is told nothing of them. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainly } from '#features/mediation/intake/walk'
import { openMediatorsDesk, registered, sendId, type MediatorsDesk } from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const refused = (code: string) => ({ data: { code } })
const opened = (visitId: number | null) => ({ ...plainly('母亲住院谁来陪'), visitId })
const open = (visitId: number) => at.mediation.cases.open({ sendId: sendId(), opened: opened(visitId) })

/** Somebody comes to the front desk. */
async function visit(who: { readonly residentId: number } | { readonly visitor: string }): Promise<number> {
  await at.desk.signIn('manager')
  const { visit: one } = await at.desk.client.visits.register({
    sendId: sendId(),
    ...who,
    matter: '母亲住院谁来陪',
    then: { kind: 'wait' },
  })
  await at.desk.signIn('mediator')
  return one.id
}

/** The mediator who also sits at the front desk. */
async function sitsAtBoth(): Promise<void> {
  await at.desk.signIn('manager')
  at.desk.desk.session
    .requireOpen()
    .store.statement(`UPDATE staff SET roles = ? WHERE account = 'mediator'`)
    .run(JSON.stringify(['front-desk', 'mediator']))
  await at.desk.signIn('mediator')
}

const partiesOf = async (id: number) =>
  (await at.mediation.parties.of({ case: id })).parties.map(({ name, role, residentId }) => [
    name,
    role,
    residentId,
  ])

it('has whoever came as its applicant, of the register or by name', async () => {
  const resident = await registered(at.desk, '温静')
  const [ofRegister, byName] = [await visit({ residentId: resident }), await visit({ visitor: '温涛' })]
  await sitsAtBoth()
  const { id } = await open(ofRegister)
  expect(await partiesOf(id)).toEqual([['温静', 'applicant', resident]])
  const { id: other } = await open(byName)
  expect(await partiesOf(other)).toEqual([['温涛', 'applicant', null]])
  expect((await at.mediation.cases.get({ id })).opened.visitId).toBe(ofRegister)
})

it('a visit that is not there begins no case and is written into none', async () => {
  await sitsAtBoth()
  await expect(open(999)).rejects.toMatchObject(refused('visits.unknown'))
  const { id } = await at.mediation.cases.open({ sendId: sendId(), opened: opened(null) })
  const change = { sendId: sendId(), case: id, opened: opened(999) }
  await expect(at.mediation.intake.change(change)).rejects.toMatchObject(refused('visits.unknown'))
  expect((await at.mediation.cases.list({ tab: 'open', limit: 50 })).rows).toHaveLength(1)
})

it('whoever sits at no front desk learns nothing of visits by it, and may put right what came from one', async () => {
  const one = await visit({ visitor: '温涛' })
  for (const id of [one, 999])
    await expect(open(id)).rejects.toMatchObject(refused('mediation.visit-unknown'))
  await sitsAtBoth()
  const { id } = await open(one)
  await at.desk.signIn('manager')
  at.desk.desk.session
    .requireOpen()
    .store.statement(`UPDATE staff SET roles = ? WHERE account = 'mediator'`)
    .run(JSON.stringify(['mediator']))
  await at.desk.signIn('mediator')
  const better = { ...opened(one), narrative: '母亲住院要人陪护' }
  await at.mediation.intake.change({ sendId: sendId(), case: id, opened: better })
  expect((await at.mediation.cases.get({ id })).opened.narrative).toBe('母亲住院要人陪护')
})
