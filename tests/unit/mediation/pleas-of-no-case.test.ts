/** 求助记录 of whoever asked for help and has no case: only added to, seen by who took it down, printed as it was spoken. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainly } from '#features/mediation/intake/walk'
import { testPassword } from '../../support/desk'
import { openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const saidAt = Date.parse('2026-11-23T08:20:00+08:00')
const words = '他昨晚又动手了，我不敢回家'
const plea = { saidAt, person: '何秀兰', words, handler: '金花', addsTo: null }
const keep = (more: Partial<Omit<typeof plea, 'addsTo'>> & { readonly addsTo?: number } = {}) =>
  at.mediation.pleas.keep({ sendId: sendId(), plea: { ...plea, ...more } })
const refused = (code: string) => ({ data: { code } })
const inRegister = async (typed?: string) =>
  (await at.mediation.pleas.list({ ...(typed === undefined ? {} : { words: typed }), limit: 50 })).rows.map(
    ({ id }) => id,
  )

it('法释〔2022〕17号 6: is kept with time, person, words and handler, and what comes later is added to it', async () => {
  const { id } = await keep()
  const { id: addition } = await keep({ words: '孩子也看见了', addsTo: id })
  const record = await at.mediation.pleas.get({ id })
  expect(record).toMatchObject({ id, saidAt, person: '何秀兰', words, handler: '金花' })
  expect(record.additions.map((one) => [one.id, one.words])).toEqual([[addition, '孩子也看见了']])
  expect(await inRegister()).toEqual([id])
  await expect(keep({ saidAt: Date.parse('2026-11-23T09:30:00+08:00') })).rejects.toMatchObject(
    refused('mediation.plea-not-whole'),
  )
  // An addition is none of its own, and nothing is added to what is not there.
  for (const addsTo of [addition, 999])
    await expect(keep({ addsTo })).rejects.toMatchObject(refused('mediation.plea-unknown'))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  expect(() => sqlite.exec("UPDATE mediation_pleas SET words = ''")).toThrow('append-only')
  expect(() => sqlite.exec('DELETE FROM mediation_pleas')).toThrow('append-only')
})

it('is found by its person, its words, and what was added', async () => {
  const { id } = await keep()
  const { id: other } = await keep({ person: '周梅', words: '婆婆不给饭吃' })
  await keep({ words: '手臂有伤', addsTo: id })
  expect(await inRegister('动手')).toEqual([id])
  expect(await inRegister('手臂')).toEqual([id])
  expect(await inRegister('周梅')).toEqual([other])
  expect(await inRegister('没说过')).toEqual([])
})

it('is there for who took it down and for the head mediator, and for no other', async () => {
  const { id } = await keep()
  await at.desk.signIn('head-mediator')
  expect(await inRegister()).toEqual([id])
  const { id: ofHead } = await keep({ person: '周梅' })
  await at.desk.signIn('mediator')
  expect(await inRegister()).toEqual([id])
  const notThere = refused('mediation.plea-unknown')
  await expect(at.mediation.pleas.get({ id: ofHead })).rejects.toMatchObject(notThere)
  await expect(at.mediation.pleas.paper({ id: ofHead })).rejects.toMatchObject(notThere)
  await expect(keep({ addsTo: ofHead })).rejects.toMatchObject(notThere)
})

it('stands on paper as it was spoken, and one of a case is none of these', async () => {
  const { id } = await keep()
  await keep({ words: '孩子也看见了', addsTo: id })
  const { plea: paper, committee } = await at.mediation.pleas.paper({ id })
  expect(committee).toBe('翰林社区人民调解委员会')
  expect([paper.person.text, paper.words.text, paper.additions.map((one) => one.words.text)]).toEqual([
    '何秀兰',
    words,
    ['孩子也看见了'],
  ])
  const { id: caseId } = await at.mediation.cases.open({
    sendId: sendId(),
    opened: plainly('吵架'),
  })
  const ofCase = await at.mediation.screening.plea({ sendId: sendId(), case: caseId, plea })
  expect(await inRegister()).toEqual([id])
  await expect(at.mediation.pleas.get({ id: ofCase.id })).rejects.toMatchObject(
    refused('mediation.plea-unknown'),
  )
})

it('goes with what was added to it once its time is over, and one of a case does not go by itself', async () => {
  const { id } = await keep()
  at.desk.clock.setDate(Date.parse('2026-12-23T09:00:00+08:00'))
  await keep({ words: '孩子也看见了', addsTo: id })
  const { id: caseId } = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('吵架') })
  const ofCase = await at.mediation.screening.plea({ sendId: sendId(), case: caseId, plea })
  await at.desk.signIn('head-mediator')
  const retention = await at.mediation.dossier.retention({})
  await at.mediation.dossier.setRetention({ sendId: sendId(), retention: { ...retention, registers: 3 } })
  const due = async () => (await at.mediation.retention.due({})).due.map(({ of, id: one }) => [of, one])
  const erase = (one: number) =>
    at.mediation.retention.erase({
      sendId: sendId(),
      what: [{ of: 'plea', id: one }],
      password: testPassword,
    })
  // Three years after the addition of 23 December 2026, and not after the plea itself.
  at.desk.clock.setDate(Date.parse('2029-12-23T09:00:00+08:00'))
  expect(await due()).toEqual([])
  await expect(erase(id)).rejects.toMatchObject(refused('mediation.not-due'))
  at.desk.clock.setDate(Date.parse('2029-12-24T09:00:00+08:00'))
  expect(await due()).toEqual([['plea', id]])
  await expect(erase(ofCase.id)).rejects.toMatchObject(refused('mediation.not-due'))
  await erase(id)
  const left = at.desk.desk.session
    .storeOf('mediation')
    .statement('SELECT id FROM mediation_pleas ORDER BY id')
    .pluck()
    .all()
  expect(left).toEqual([ofCase.id])
})
