/** Ends without an agreement of the committee's own, the answer to a court, and the file that is closed and bound. */
import { followedUp, inEffect, proposed } from './agreeing'
import type { CaseAtWork, Course } from './at-work'
import { accepted, satDown, screened, sides, type Between } from './opening'

const endedAfter = 6

/** What was taken down and goes no further, with the reason. */
export function* leftAtTheDoor(work: CaseAtWork, move: 'not-accept' | 'drop', reason: string): Course {
  const { id } = yield* screened(work)
  yield 2
  work.mediation.intake.step({ case: id, move, day: work.on, reason })
}

/** Ended, and both told of their other routes (人民调解法 26). */
function* stopped(work: CaseAtWork, between: Between, move: 'refuse' | 'withdraw' | 'fail'): Course<Between> {
  yield endedAfter
  const routes = ['arbitration', 'administration', 'court'] as const
  const told = sides(between).map((party) => ({ party, routes: [...routes] }))
  const by = { refuse: between.respondent, withdraw: between.applicant, fail: null }[move]
  work.mediation.endings.end({ case: between.id, move, by, on: work.on, manner: 'in-person', told })
  if (move === 'refuse') {
    const said = '电话和上门各一次，对方明确表示不愿调解，没有开成会。'
    work.mediation.papers.account({ id: between.id, on: work.on, said })
  }
  yield* followedUp(work, between, endedAfter, false)
  return between
}

export function* refused(work: CaseAtWork): Course<Between> {
  return yield* stopped(work, yield* accepted(work), 'refuse')
}

export function* withdrawn(work: CaseAtWork): Course<Between> {
  return yield* stopped(work, yield* satDown(work), 'withdraw')
}

export function* failed(work: CaseAtWork): Course<Between> {
  return yield* stopped(work, yield* satDown(work), 'fail')
}

/** 移送: it has come to what police have to deal with; they signed for its papers, and both sides know where it went. */
export function* handedOver(work: CaseAtWork): Course<Between> {
  const between = yield* satDown(work)
  yield endedAfter
  const sent = {
    body: 'police',
    name: '花山派出所',
    on: work.on,
    why: '调解后当晚再次泼油漆，可能构成治安案件，不宜继续调解。',
    papers: ['调解记录', '现场照片 4 张'],
  } as const
  const { id } = between
  work.mediation.handingOver.send({
    case: id,
    sent: { ...sent, papers: [...sent.papers] },
    receipt: '',
    told: [],
  })
  yield endedAfter + 1
  const note = { on: work.on, receipt: '花山派出所收件回执', told: [...sides(between)] }
  work.mediation.handingOver.note({ case: id, ...note })
  return between
}

/** 并案: taken in by the case of the same people that is mediated already. */
export function* joined(work: CaseAtWork): Course {
  const { id } = yield* accepted(work)
  yield 2
  const [into] = work.mediation.joint.get({ case: id }).candidates
  if (into === undefined) throw new Error('there is no case of the same people')
  const reason = '和他们在调的案件是同一件事，一并调解。'
  work.mediation.joint.join({ case: id, into: into.id, day: work.on, reason })
}

/** The court's answer, with its papers; somebody there signed for them. */
function reply(work: CaseAtWork, { id }: Between, said: string): void {
  const papers = { papersReceived: 3, papersReturned: 3, receipt: '花山法庭收件回执' }
  work.mediation.replies.reply({ case: id, on: work.on, said, ...papers })
}

/** 委托: the court ends it with its own paper, and gets its answer. */
export function* settledInCourt(work: CaseAtWork): Course<Between> {
  const between = yield* proposed(work)
  yield 10
  const number = `（${work.on.slice(0, 4)}）鄂0192民初412号`
  work.mediation.agreements.settleInCourt({ case: between.id, by: 'court-paper', number, on: work.on })
  yield 12
  reply(work, between, '双方达成一致，已由法院出具调解书，材料退回。')
  yield* followedUp(work, between, 10, true)
  return between
}

/** 委派: the agreement is the committee's own, and the court is told of it in time. */
export function* agreedForCourt(work: CaseAtWork): Course<Between> {
  const between = yield* inEffect(work)
  yield 9
  reply(work, between, '双方达成调解协议，材料退回。')
  yield* followedUp(work, between, 7, true)
  work.mediation.performance.perform({ case: between.id })
  return between
}

/** Closed with nothing missing: who they are, what was paid, pages counted. */
export function* closed(work: CaseAtWork, { id, ...two }: Between, after: number): Course {
  yield after
  const bring = (kind: 'identity' | 'performance', party: number | null, title: string) =>
    work.mediation.dossier.bring({ id, kind, party, day: work.on, title, pages: 1 })
  for (const party of sides({ id, ...two })) bring('identity', party, '身份证复印件')
  if ((work.quarrel.moneyFen ?? 0) > 0) bring('performance', null, '转账凭证')
  const { leaves } = work.mediation.dossier.get({ id })
  work.mediation.dossier.counted({ id, counts: leaves.map(({ key }) => ({ leaf: key, pages: 1 })) })
  work.mediation.dossier.close({ id, day: work.on, reason: '' })
}

/** Bound a week after it was closed. */
export function* archived(work: CaseAtWork, { id }: Between, after: number): Course {
  yield after
  const { mediatedFrom, closedOn, keptYears } = work.mediation.dossier.get({ id })
  if (mediatedFrom === null || closedOn === null) throw new Error('only what is closed is bound')
  const { applicant, respondent, kind } = work.quarrel
  const title = `${applicant}与${respondent}${kind}`
  const days = { from: mediatedFrom, to: closedOn, day: work.on }
  work.mediation.dossier.archive({ id, title, ...days, keptYears, remark: '' })
}
