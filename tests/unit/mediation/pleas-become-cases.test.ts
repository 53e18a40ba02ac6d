/** A plea for help that nobody had a case of becomes one: it stays as it was spoken, is shown both ways, and is sealed with its case. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { testPassword } from '../../support/desk'
import { accept, nothingFound, openMediatorsDesk, sendId, type MediatorsDesk } from './desk-of-mediators'

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
const keep = (more: { readonly words?: string; readonly addsTo?: number } = {}) =>
  at.mediation.pleas.keep({ sendId: sendId(), plea: { ...plea, ...more } })
const openCase = (id: number) => at.mediation.pleas.openCase({ sendId: sendId(), id, opened: plainly(words) })
const refused = (code: string) => ({ data: { code } })
const inRegister = async () => (await at.mediation.pleas.list({ limit: 50 })).rows.map(({ id }) => id)
const step = (id: number, move: 'drop' | 'not-accept') =>
  at.mediation.intake.step({ ...accept(id), move, reason: '不愿意调解' })

/** Kept with an addition, and a case that it became. */
async function became() {
  const { id } = await keep()
  await keep({ words: '孩子也看见了', addsTo: id })
  return { plea: id, ...(await openCase(id)) }
}

it('whoever spoke stands in it as applicant, and each leads to the other', async () => {
  const one = await became()
  const { parties } = await at.mediation.parties.of({ case: one.id })
  expect(parties.map(({ name, role, side }) => [name, role, side])).toEqual([['何秀兰', 'applicant', 1]])
  const kept = await at.mediation.pleas.get({ id: one.plea })
  expect([kept.words, kept.case]).toEqual([words, { id: one.id, number: null }])
  const { pleas } = await at.mediation.screening.of({ case: one.id })
  expect(pleas.map((each) => [each.id, each.words, each.before])).toEqual([
    [one.plea, words, true],
    [one.plea + 1, '孩子也看见了', true],
  ])
  // On paper it is one of the case, as it was spoken.
  const { offers } = await at.mediation.papers.list({ id: one.id })
  expect(offers.filter(({ paper }) => paper === 'plea').map(({ about }) => about)).toEqual([one.plea])
  const paper = { id: one.id, paper: 'plea', about: one.plea, for: { is: 'mediator' } } as const
  expect(JSON.stringify((await at.mediation.papers.get(paper)).source)).toContain('孩子也看见了')
})

it('it is added to from either side, in one register', async () => {
  const one = await became()
  await at.mediation.screening.plea({
    sendId: sendId(),
    case: one.id,
    plea: { ...plea, words: '手臂有伤', addsTo: one.plea },
  })
  await keep({ words: '医院有记录', addsTo: one.plea })
  const { additions } = await at.mediation.pleas.get({ id: one.plea })
  expect(additions.map((each) => each.words)).toEqual(['孩子也看见了', '手臂有伤', '医院有记录'])
  const { pleas } = await at.mediation.screening.of({ case: one.id })
  expect(pleas).toHaveLength(4)
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  for (const sql of ['DELETE FROM mediation_plea_cases', 'UPDATE mediation_plea_cases SET case_id = 1'])
    expect(() => sqlite.exec(sql)).toThrow('append-only')
})

it('it becomes one case, and another only where that one was not taken up', async () => {
  const one = await became()
  await expect(openCase(one.plea)).rejects.toMatchObject(refused('mediation.plea-has-case'))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  const link = (of: number, to: number) =>
    sqlite.exec(
      `INSERT INTO mediation_plea_cases (plea_id, case_id, at, staff_id) VALUES (${of}, ${to}, 1, 1)`,
    )
  const { id: other } = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('吵架') })
  expect(() => link(one.plea, other)).toThrow('mediation.plea-has-case')
  // What belongs to a case from the beginning, or was added to another, becomes none.
  const ofCase = await at.mediation.screening.plea({ sendId: sendId(), case: other, plea })
  for (const id of [ofCase.id, one.plea + 1]) expect(() => link(id, other)).toThrow('mediation.plea-unknown')
  await at.mediation.screening.screen({ sendId: sendId(), case: one.id, screening: nothingFound })
  await step(one.id, 'drop')
  expect((await at.mediation.pleas.get({ id: one.plea })).case).toBeNull()
  const again = await openCase(one.plea)
  expect((await at.mediation.pleas.get({ id: one.plea })).case?.id).toBe(again.id)
})

it('it is in sight with its case and with nothing else', async () => {
  const one = await became()
  const head = await at.desk.signIn('head-mediator')
  await at.mediation.hands.handOver({
    sendId: sendId(),
    case: one.id,
    from: at.mediator,
    to: head,
    reason: '金花离岗',
  })
  await at.desk.signIn('mediator')
  expect(await inRegister()).toEqual([one.plea])
  at.desk.clock.setDate(Date.parse('2026-11-24T09:00:00+08:00'))
  await at.desk.signIn('mediator')
  expect(await inRegister()).toEqual([])
  const notThere = refused('mediation.plea-unknown')
  await expect(at.mediation.pleas.get({ id: one.plea })).rejects.toMatchObject(notThere)
  await expect(keep({ addsTo: one.plea })).rejects.toMatchObject(notThere)
  await expect(openCase(one.plea)).rejects.toMatchObject(notThere)
})

it('with its case it is shut, by whoever writes', async () => {
  const one = await became()
  const into = await at.mediation.cases.open({ sendId: sendId(), opened: plainly('吵架') })
  for (const [id, names] of [
    [one.id, ['周建国']],
    [into.id, ['何秀兰', '周建国']],
  ] as const) {
    for (const [place, name] of names.entries())
      await at.mediation.parties.add({
        sendId: sendId(),
        case: id,
        text: outsider(
          name,
          name === '周建国' ? 'respondent' : 'applicant',
          place + (names.length === 1 ? 2 : 1),
        ),
      })
    await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
    await at.mediation.intake.step(accept(id))
  }
  await at.mediation.joint.join({
    sendId: sendId(),
    case: one.id,
    into: into.id,
    day: '2026-11-23',
    reason: '同一家',
  })
  await expect(keep({ words: '又来了', addsTo: one.plea })).rejects.toMatchObject(refused('mediation.joined'))
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  expect(() =>
    sqlite.exec(
      `INSERT INTO mediation_pleas (said_at, person, words, handler, adds_to, at, staff_id) VALUES (1, 'a', 'b', 'c', ${one.plea}, 1, 1)`,
    ),
  ).toThrow('mediation.shut')
})

it('of a case that was not taken up it goes by itself, with what was added: the case alone takes nothing with it', async () => {
  const one = await became()
  await at.mediation.screening.screen({ sendId: sendId(), case: one.id, screening: nothingFound })
  await step(one.id, 'not-accept')
  await at.desk.signIn('head-mediator')
  const retention = await at.mediation.dossier.retention({})
  await at.mediation.dossier.setRetention({
    sendId: sendId(),
    retention: { ...retention, others: 3, registers: 3 },
  })
  at.desk.clock.setDate(Date.parse('2031-11-23T09:00:00+08:00'))
  await at.desk.signIn('head-mediator')
  const due = (await at.mediation.retention.due({})).due.map(({ of, id }) => ({ of, id }))
  const [ofCase, ofPlea] = [
    { of: 'case', id: one.id },
    { of: 'plea', id: one.plea },
  ] as const
  expect(due).toEqual([ofCase, ofPlea])
  const erase = (what: typeof ofCase | typeof ofPlea) =>
    at.mediation.retention.erase({ sendId: sendId(), what: [what], password: testPassword })
  const left = () =>
    at.desk.desk.session
      .storeOf('mediation')
      .statement('SELECT (SELECT count(*) FROM mediation_pleas), (SELECT count(*) FROM mediation_plea_cases)')
      .raw()
      .get()
  await erase(ofCase)
  expect(left()).toEqual([2, 0])
  await erase(ofPlea)
  expect(left()).toEqual([0, 0])
  // Nor is any pair of its characters in the index of words.
  const { sqlite } = at.desk.desk.session.storeOf('mediation')
  const pairs = (text: string) =>
    sqlite.prepare('SELECT count(*) FROM mediation_pairs WHERE mediation_pairs MATCH ?').pluck().get(text)
  expect(['动手', '看见'].map((pair) => pairs(`"${pair}"`))).toEqual([0, 0])
  const narratives = "SELECT count(*) FROM mediation_narratives WHERE source = 'plea-before'"
  expect(sqlite.prepare(narratives).pluck().get()).toBe(0)
})
