/** Further worked cases of registers: orders, the committee, what is added to a bound file, what a paper tells by the way. */
import { afterEach, expect, it } from 'vitest'
import { pagesCounted } from '#features/mediation/dossier/walk'
import { acceptedCase, satDown, sessionOf } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { sendId } from '../desk-of-mediators'
import { named } from './cases'
import { answerOf, openOn, refusedWith, type DeskInTime } from './desk'
import { accepted, bothTold, ended, foundBy } from './hands'

let at: DeskInTime
afterEach(() => {
  at.close()
})
const day = '2026-11-20'

it(named('N-74'), async () => {
  at = await openOn(day)
  const keep = async (endsOn: string, number: string) =>
    (
      await at.mediation.protection.keepOrder({
        sendId: sendId(),
        id: null,
        order: {
          caseId: null,
          court: '洪山区人民法院',
          number,
          madeOn: '2026-06-01',
          endsOn,
          measures: ['no-violence'],
          protected: { name: '何秀兰', residentId: null },
          against: { name: '周建国', residentId: null },
          askedBy: 'self',
          because: null,
          wished: false,
        },
      })
    ).id
  const ask = (order: number, what: 'extend' | 'lift', byApplicant = true, on = day) =>
    at.mediation.protection.ask({ sendId: sendId(), order, what, on, byApplicant, reason: '' })
  const [lastDay, over, running] = [
    await keep(day, '1号'),
    await keep('2026-11-19', '2号'),
    await keep('2026-12-01', '3号'),
  ]
  expect((await ask(lastDay, 'extend')).lastDay).toBe(true)
  expect(await answerOf(ask(over, 'extend'))).toBe('mediation.order-too-late')
  // Asked for the day before and written down today it was in time.
  expect((await ask(over, 'extend', true, '2026-11-18')).lastDay).toBe(false)
  expect(await answerOf(ask(running, 'extend', false))).toBe('mediation.order-not-by-applicant')
  await ask(running, 'lift')
  const asking = (await at.mediation.protection.order({ id: running })).askings[0]?.id ?? 0
  const lifted = { asking, on: day, number: '3号之一', granted: true, until: null }
  await at.mediation.protection.rule({ sendId: sendId(), ...lifted })
  expect(await answerOf(ask(running, 'extend'))).toBe('mediation.order-lifted')
  expect((await at.mediation.protection.order({ id: running })).card.standing).toBe('lifted')
})

it(named('N-75'), async () => {
  at = await openOn(day)
  await at.desk.signIn('head-mediator')
  const two = await accepted(at, day)
  await ended(at, two, 'refuse', day)
  const closing = (on: string) =>
    at.mediation.dossier.close({ sendId: sendId(), id: two.id, day: on, reason: '外迁' })
  await expect(closing('2026-11-19')).rejects.toMatchObject(refusedWith('mediation.before-acceptance'))
  at.goTo('2026-11-25')
  await at.desk.signIn('head-mediator')
  await closing('2026-11-25')
  const cover = { title: '吵架', from: day, to: day, keptYears: null, remark: '' }
  await pagesCounted(at.mediation, sendId, two.id)
  const archive = (on: string) =>
    at.mediation.dossier.archive({ sendId: sendId(), id: two.id, day: on, ...cover })
  await expect(archive('2026-11-24')).rejects.toMatchObject(refusedWith('mediation.before-the-last-step'))
  await archive('2026-11-25')
  at.goTo('2026-12-01')
  await at.desk.signIn('head-mediator')
  await at.mediation.dossier.addLater({ sendId: sendId(), id: two.id, title: '补交的收条', pages: 1 })
  const { leaves, cover: kept } = await at.mediation.dossier.get({ id: two.id })
  const later = leaves.filter(({ kind }) => kind === 'later-leaf')
  expect(later.map(({ of, day: on }) => [of, on])).toEqual([['补交的收条', '2026-12-01']])
  expect([kept?.filedOn, await foundBy(at, '收条')]).toEqual(['2026-11-25', [two.id]])
  const bring = { kind: 'evidence', party: null, day: null, title: '收条', pages: 1 } as const
  for (const write of [
    at.mediation.dossier.bring({ sendId: sendId(), id: two.id, ...bring }),
    at.mediation.papers.account({ sendId: sendId(), id: two.id, on: day, said: '补记' }),
    at.mediation.endings.tell({
      sendId: sendId(),
      case: two.id,
      told: bothTold(two),
      on: day,
      manner: 'by-phone',
    }),
  ])
    await expect(write).rejects.toMatchObject(refusedWith('mediation.archived'))
})

it(named('N-76'), async () => {
  at = await openOn(day)
  await at.desk.signIn('head-mediator')
  const keep = async (name: string, sex: 'female' | 'male', chair = false) =>
    (
      await at.mediation.committee.keep({
        sendId: sendId(),
        id: null,
        member: { name, sex, chosenOn: '2025-06-01', chair, salaried: true, studio: '', staffId: null },
      })
    ).id
  const woman = await keep('金花', 'female')
  for (const [name, chair] of [
    ['张帆', true],
    ['李明', false],
    ['王强', false],
  ] as const)
    await keep(name, 'male', chair)
  const faults = async () => (await at.mediation.committee.roll({})).faults.map(({ code }) => code)
  expect(await faults()).toEqual([])
  await at.mediation.committee.leave({ sendId: sendId(), id: woman, on: '2026-11-21' })
  expect(await faults()).toEqual([])
  at.goTo('2026-11-21')
  expect(await faults()).toEqual(['no-woman'])
  await keep('胡莲', 'female')
  expect(await faults()).toEqual([])
})

it(named('N-77'), async () => {
  at = await openOn(day)
  const two = await acceptedCase(at.mediation, sendId, plainly('吵架'), day, ['周建国', '何秀兰'])
  const refuge = '汉口香港路8号'
  const text = { ...outsider('何秀兰', 'respondent', 2), address: refuge }
  await at.mediation.parties.change({ sendId: sendId(), party: two.respondent, text })
  await satDown(at.mediation, sendId, two, '谈', day)
  const { session } = await at.mediation.sessions.hold({
    sendId: sendId(),
    case: two.id,
    session: { ...sessionOf(two, '谈成', day), place: `${refuge}门口` },
  })
  const leaf = { kind: 'evidence', party: null, day: null, title: `${refuge}租房合同`, pages: 1 } as const
  await at.mediation.dossier.bring({ sendId: sendId(), id: two.id, ...leaf })
  await at.mediation.parties.protect({
    sendId: sendId(),
    party: two.respondent,
    hidden: true,
    reason: '搬走',
  })
  // Somebody looked all of it through and saw nothing: the place is found all the same.
  const { texts } = await at.mediation.papers.texts({ id: two.id })
  for (const { text: name, digest } of texts)
    await at.mediation.papers.readThrough({ sendId: sendId(), id: two.id, text: name, digest, leadsTo: [] })
  const told = async (
    paper: 'session' | 'contents',
    about: number | null,
    meant: Parameters<typeof at.mediation.papers.get>[0]['for'],
  ) =>
    JSON.stringify((await at.mediation.papers.get({ id: two.id, paper, about, for: meant })).source).includes(
      refuge,
    )
  const other = { is: 'party', party: two.applicant } as const
  for (const meant of [other, { is: 'all-parties' }] as const) {
    expect(await told('session', session, meant)).toBe(false)
    expect(await told('contents', null, meant)).toBe(false)
  }
  expect(await told('session', session, { is: 'party', party: two.respondent })).toBe(true)
  expect(await told('contents', null, { is: 'mediator' })).toBe(true)
})
