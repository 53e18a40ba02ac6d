/** What is said while a case is worked on is found like its story: each table that keeps words, by words that stand there alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptedCase, handsOf, sessionOf, textOf, type TwoSided } from '#features/mediation/agreement/walk'
import type { NarrativeSource } from '#features/mediation/contract/words'
import { plainly } from '#features/mediation/intake/walk'
import type { TestDesk } from '../../../support/desk'
import { insert, newSendId, openWatchDesk } from './desk'

const day = '2026-11-20'
const sendId = newSendId

let desk: TestDesk
let two: TwoSided

/** Where each word was put by the desk's own services. */
const said = {
  narrative: '墙面起皮',
  wants: '重做吊顶',
  party: '欧阳修远',
  representative: '司马相如',
  guest: '诸葛乡亲',
  child: '愿意跟奶奶',
  plea: '救救我们',
  investigation: '四楼听见',
  session: '先修水管',
  statement: '不是我家漏',
  pledge: '再也不敲',
  agreement: '防水层老化',
  term: '十日修好',
  duty: '两期付清',
  reminder: '下周就给',
  'follow-up': '天花板干了',
  ruling: '鄂0192民特',
  step: '改期另谈',
  account: '中途换人',
} as const satisfies Partial<Record<NarrativeSource, string>>

async function agreed(): Promise<void> {
  const { agreements, performance, confirmation } = desk.client.mediation
  const plain = textOf(two, '普通内容')
  const text = {
    ...plain,
    facts: said.agreement,
    terms: [{ what: said.term, kind: 'money' as const }],
    duties: plain.duties.map((duty) => ({ ...duty, manner: said.duty })),
  }
  await agreements.propose({ sendId: sendId(), case: two.id, text })
  await agreements.setAside({ sendId: sendId(), case: two.id, reason: said.step })
  const { agreement } = await agreements.propose({ sendId: sendId(), case: two.id, text })
  await agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two) })
  const { duties } = await performance.get({ case: two.id })
  const instalment = duties[0]?.instalments[0]?.id ?? 0
  await performance.remind({
    sendId: sendId(),
    instalment,
    on: day,
    manner: 'by-phone',
    said: said.reminder,
  })
  const asked = { at: 'committee' as const, homeOf: null }
  const { confirmation: id } = await confirmation.apply({
    sendId: sendId(),
    case: two.id,
    court: asked,
    courtName: '花山法庭',
    appliedOn: day,
    applicants: [two.applicant, two.respondent],
    papers: ['application'],
    touchesProperty: false,
  })
  const ruling = { ruling: 'confirmed', on: day, number: '（2026）鄂0192民特1号', why: '' } as const
  await confirmation.rule({ sendId: sendId(), confirmation: id, ...ruling })
}

beforeAll(async () => {
  desk = await openWatchDesk()
  await desk.signIn('mediator')
  const { parties, screening, sessions, notes, followUps, papers } = desk.client.mediation
  const names: [string, string] = [said.party, '乙']
  two = await acceptedCase(
    desk.client.mediation,
    sendId,
    { ...plainly(said.narrative), wants: said.wants },
    day,
    names,
  )
  const one = { sendId: sendId(), case: two.id }
  const letter = { by: 'letter', phone: '', letterOn: day, maySign: true, isParty: null } as const
  await parties.saveRepresentative({
    sendId: sendId(),
    party: two.applicant,
    id: null,
    text: { name: said.representative, ...letter },
  })
  const { id: guest } = await parties.invite({ ...one, name: said.guest, as: 'neighbour' })
  for (const party of [two.applicant, two.respondent])
    await parties.guestAgreed({ sendId: sendId(), guest, party, day })
  const born = { id: null, name: '小明', birth: '2016-03-01' }
  const { id: child } = await parties.saveChild({ ...one, sendId: sendId(), ...born })
  await parties.askChild({ sendId: sendId(), child, answer: { on: day, by: '胡莲', words: said.child } })
  const plea = { saidAt: 1, person: '乙', words: said.plea, handler: '胡莲', addsTo: null }
  await screening.plea({ ...one, sendId: sendId(), plea })
  const note = { on: day, place: '', asked: '邻居', words: said.investigation }
  await notes.add({ ...one, sendId: sendId(), note })
  const pledge = { kind: 'pledge', party: two.respondent, on: null, words: said.pledge } as const
  await notes.pledge({ ...one, sendId: sendId(), ...pledge })
  await sessions.tellRights({ ...one, sendId: sendId(), parties: [two.applicant, two.respondent], on: day })
  const session = { ...sessionOf(two, said.statement), result: said.session }
  await sessions.hold({ ...one, sendId: sendId(), session })
  await agreed()
  await followUps.add({
    ...one,
    sendId: sendId(),
    party: two.applicant,
    on: day,
    manner: 'by-phone',
    performed: 'in-part',
    content: null,
    risk: 'low',
    said: said['follow-up'],
  })
  await papers.account({ sendId: sendId(), id: two.id, on: day, said: said.account })
})
afterAll(() => desk.close())

const placesOf = async (words: string) =>
  (await desk.client.mediation.search.find({ filter: { words }, limit: 50 })).rows.map(({ card, places }) => [
    card.id,
    places.map(({ source }) => source),
  ])

describe('what is said while a case is worked on', () => {
  it.each(Object.entries(said))('is found where it stands: %s by %s', async (source, words) => {
    expect(await placesOf(words)).toEqual([[two.id, [source]]])
    expect(await placesOf(words.slice(-2))).toEqual([[two.id, [source]]])
  })

  it.each([
    ['report', 'mediation_reports', 'what', '手臂有伤'],
    ['leaf', 'mediation_leaves', 'title', '漏水照片'],
    ['contact', 'mediation_contacts', 'what', '打过电话'],
    ['risk', 'mediation_risks', 'note', '扬言报复'],
    ['reply', 'mediation_replies', 'said', '退回原件'],
  ] as const)('has a line for %s in %s', async (source, table, column, words) => {
    const written = { case_id: two.id, at: 2, staff_id: 1, [column]: words }
    const rest = {
      mediation_reports: {
        source: 'committee',
        discovered_at: 1,
        told_at: 1,
        to_body: 'police',
        by_whom: '胡莲',
        receipt: '0231',
      },
      mediation_leaves: { kind: 'evidence', pages: 1 },
      mediation_contacts: { day },
      mediation_risks: { day, level: 'low', signs: '[]' },
      mediation_replies: { on_day: day, papers_received: 0, papers_returned: 0, receipt: '' },
    }[table]
    insert(desk, table, { ...written, ...rest })
    expect(await placesOf(words)).toEqual([[two.id, [source]]])
  })
})
