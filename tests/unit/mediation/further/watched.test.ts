/** Further worked cases of those who are watched over: hidden parties, orders, warnings, and whose desk it is due on. */
import { afterEach, expect, it } from 'vitest'
import { acceptedCase } from '#features/mediation/agreement/walk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import type { OrderText } from '#features/mediation/protection/contract'
import { sendId } from '../desk-of-mediators'
import { named } from './cases'
import { cameFrom, openOn, refusedWith, type DeskInTime } from './desk'

let at: DeskInTime
afterEach(() => {
  at.close()
})

const refuge = '汉口香港路8号'
const accepted = (on: string, ...names: readonly [string, string] | readonly []) =>
  acceptedCase(at.mediation, sendId, plainly('吵架'), on, names.length === 2 ? names : undefined)

const order = (more: Partial<OrderText>): OrderText => ({
  caseId: null,
  court: '洪山区人民法院',
  number: '（2026）鄂0111民保令7号',
  madeOn: '2026-11-01',
  endsOn: '2027-04-30',
  measures: ['no-violence'],
  protected: { name: '何秀兰', residentId: null },
  against: { name: '周建国', residentId: null },
  askedBy: 'self',
  because: null,
  wished: false,
  ...more,
})
const keepOrder = async (more: Partial<OrderText>) =>
  (await at.mediation.protection.keepOrder({ sendId: sendId(), id: null, order: order(more) })).id

it(named('N-17'), async () => {
  at = await openOn('2026-11-20')
  const into = await accepted('2026-11-20', '周建国', '何秀兰')
  const joined = await accepted('2026-11-20', '何秀兰', '周建国')
  for (const party of [into.respondent, joined.applicant])
    await at.mediation.parties.change({
      sendId: sendId(),
      party,
      text: {
        ...outsider(
          '何秀兰',
          party === into.respondent ? 'respondent' : 'applicant',
          party === into.respondent ? 2 : 1,
        ),
        address: refuge,
      },
    })
  const theirs = {
    id: into.id,
    paper: 'intake-form',
    about: null,
    for: { is: 'party', party: into.applicant },
  } as const
  const isTold = async () => JSON.stringify((await at.mediation.papers.get(theirs)).source).includes(refuge)
  await at.mediation.papers.printed({ sendId: sendId(), ...theirs, onto: 'paper' })
  await at.mediation.parties.protect({
    sendId: sendId(),
    party: joined.applicant,
    hidden: true,
    reason: '搬到姐姐家',
  })
  // Until they are joined each case knows what was said in it.
  expect(await isTold()).toBe(true)
  await at.mediation.joint.join({
    sendId: sendId(),
    case: joined.id,
    into: into.id,
    day: '2026-11-20',
    reason: '同一家',
  })
  expect(await isTold()).toBe(false)
  const { parties } = await at.mediation.parties.of({ case: into.id })
  expect(parties.map(({ name, isAtRisk }) => [name, isAtRisk])).toEqual([
    ['周建国', false],
    ['何秀兰', true],
  ])
  expect((await at.mediation.papers.list({ id: into.id })).made.map(({ reprint }) => reprint)).toEqual([true])
})

it(named('N-18'), async () => {
  at = await openOn('2026-11-20')
  const court = { referral: 'assigned', signedForOn: '2026-11-19', onlineOn: null } as const
  const two = await acceptedCase(
    at.mediation,
    sendId,
    { ...cameFrom(court), replyDue: '2026-12-01' },
    '2026-11-20',
    ['何秀兰', '周建国'],
  )
  const protectedId = await keepOrder({ caseId: two.id })
  const { id: warning } = await at.mediation.protection.keepWarning({
    sendId: sendId(),
    id: null,
    warning: {
      caseId: two.id,
      issuer: '花山派出所',
      number: '告诫〔2026〕1号',
      issuedOn: '2026-11-19',
      receivedOn: '2026-11-20',
      offender: { name: '周建国', residentId: null },
      victim: { name: '何秀兰', residentId: null },
      facts: '动手',
    },
  })
  const ofNoCase = await keepOrder({ number: '（2026）鄂0111民保令8号' })
  at.goTo('2026-11-23')
  const end = { move: 'fail', by: null, on: '2026-11-23', manner: 'in-person' } as const
  await at.mediation.endings.end({ sendId: sendId(), case: two.id, ...end, told: [] })
  const head = await at.desk.signIn('head-mediator')
  await at.mediation.hands.handOver({
    sendId: sendId(),
    case: two.id,
    from: at.mediator,
    to: head,
    reason: '金花调走',
  })
  const due = async () => ({
    cases: (await at.mediation.waiting.list({ whose: 'mine', limit: 50 })).rows.map(({ id }) => id),
    watched: await at.mediation.protection.due({}),
  })
  const heads = await due()
  expect(heads.cases).toEqual([two.id])
  // Both sides of the warning were to be visited by the 23rd, and that is whoever has the case now.
  expect(heads.watched).toEqual({ today: 2, overdue: 0 })
  const { warnings, orders } = await at.mediation.protection.list({ caseId: two.id })
  expect([...warnings, ...orders].map(({ keeper }) => keeper)).toEqual(['head-mediator', 'head-mediator'])
  at.goTo('2026-11-24')
  await at.desk.signIn('mediator')
  expect(await due()).toEqual({ cases: [], watched: { today: 0, overdue: 0 } })
  const seen = await at.mediation.protection.list({ caseId: null })
  expect([seen.warnings, seen.orders.map(({ id }) => id)]).toEqual([[], [ofNoCase]])
  const notThere = refusedWith('mediation.order-unknown')
  await expect(at.mediation.protection.order({ id: protectedId })).rejects.toMatchObject(notThere)
  await expect(at.mediation.protection.warning({ id: warning })).rejects.toMatchObject(
    refusedWith('mediation.warning-unknown'),
  )
})

it(named('N-20'), async () => {
  at = await openOn('2026-11-20')
  const two = await accepted('2026-11-20', '何秀兰', '周建国')
  await at.mediation.parties.change({
    sendId: sendId(),
    party: two.applicant,
    text: { ...outsider('何秀兰', 'applicant', 1), address: refuge },
  })
  const words = `保证不再去${refuge}找何秀兰，不再动手`
  await at.mediation.notes.pledge({
    sendId: sendId(),
    case: two.id,
    kind: 'pledge',
    party: two.respondent,
    on: null,
    words,
  })
  const [pledge] = (await at.mediation.notes.list({ case: two.id })).pledges
  const paper = { id: two.id, paper: 'pledge', about: pledge?.id ?? 0 } as const
  const saidTo = async (meant: Parameters<typeof at.mediation.papers.get>[0]['for']) =>
    JSON.stringify((await at.mediation.papers.get({ ...paper, for: meant })).source)
  const offender = { is: 'party', party: two.respondent } as const
  expect(await saidTo(offender)).toContain(words)
  await at.mediation.papers.printed({ sendId: sendId(), ...paper, for: offender, onto: 'paper' })
  await at.mediation.parties.protect({
    sendId: sendId(),
    party: two.applicant,
    hidden: true,
    reason: '躲在姐姐家',
  })
  expect(await saidTo(offender)).not.toContain(refuge)
  expect(await saidTo({ is: 'court' })).toContain(words)
  expect(await saidTo({ is: 'party', party: two.applicant })).toContain(words)
  expect((await at.mediation.papers.list({ id: two.id })).made.map(({ reprint }) => reprint)).toEqual([true])
  // No day was on it, and none is put in.
  const { source } = await at.mediation.papers.get({ ...paper, for: { is: 'court' } })
  expect(source.pledge?.on).toBeNull()
})

it(named('N-21'), async () => {
  at = await openOn('2026-11-23')
  const ends = (endsOn: string) => keepOrder({ madeOn: '2026-08-31', endsOn })
  await expect(ends('2027-03-01')).rejects.toMatchObject(refusedWith('mediation.order-too-long'))
  await ends('2027-02-28')
  const id = await keepOrder({ madeOn: '2026-05-22', endsOn: '2026-11-22', number: '8号' })
  await at.mediation.protection.ask({
    sendId: sendId(),
    order: id,
    what: 'extend',
    on: '2026-11-21',
    byApplicant: true,
    reason: '',
  })
  const recordOf = () => at.mediation.protection.order({ id })
  // Ended and not ruled on: nobody is told that it holds, and nobody that it is over with.
  expect((await recordOf()).card.standing).toBe('ended')
  const rule = async (until: string) => {
    const [asking] = (await recordOf()).askings
    const ruling = { on: '2026-11-23', number: '8号之一', granted: true, until }
    return at.mediation.protection.rule({ sendId: sendId(), asking: asking?.id ?? 0, ...ruling })
  }
  await expect(rule('2027-05-23')).rejects.toMatchObject(refusedWith('mediation.order-too-long'))
  await rule('2027-05-22')
  expect((await recordOf()).card).toMatchObject({ endsOn: '2027-05-22', standing: 'in-force' })
})
