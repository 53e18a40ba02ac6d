/** 司法确认 in the month's report and on the copy sheet: what the court said counts on its day, and only where it confirmed. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptedCase, handsOf, satDown, textOf } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import type { TestDesk } from '../../../support/desk'
import { newSendId, openWatchDesk } from './desk'

const sendId = newSendId
/** Accepted and agreed in one month, ruled in the next. */
const agreedOn = '2026-10-28'
const ruledOn = '2026-11-10'

let desk: TestDesk
let confirmed: number
let rejected: number

async function ruled(ruling: 'part-confirmed' | 'rejected'): Promise<number> {
  const { mediation } = desk.client
  const two = await acceptedCase(mediation, sendId, plainly('漏水'), agreedOn)
  await satDown(mediation, sendId, two, '漏水', agreedOn)
  const { agreement } = await mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '赔偿'),
  })
  await mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, agreedOn) })
  const { confirmation } = await mediation.confirmation.apply({
    sendId: sendId(),
    case: two.id,
    court: { at: 'committee', homeOf: null },
    courtName: '花山法庭',
    appliedOn: '2026-11-02',
    applicants: [two.applicant, two.respondent],
    papers: ['application'],
    touchesProperty: false,
  })
  await mediation.confirmation.rule({
    sendId: sendId(),
    confirmation,
    ruling,
    on: ruledOn,
    number: '',
    why: '',
  })
  return two.id
}

beforeAll(async () => {
  desk = await openWatchDesk()
  await desk.signIn('mediator')
  confirmed = await ruled('part-confirmed')
  rejected = await ruled('rejected')
})
afterAll(() => desk.close())

it('is counted in the month of the ruling, and leads to that case alone', async () => {
  const { figures } = desk.client.mediation
  expect((await figures.of({ period: '2026-10' })).total).toMatchObject({ accepted: 2, confirmed: 0 })
  expect((await figures.of({ period: '2026-11' })).total).toMatchObject({ accepted: 0, confirmed: 1 })
  const { rows } = await figures.rows({ period: '2026-11', figure: 'confirmed', limit: 50 })
  expect(rows.map(({ card }) => card?.id)).toEqual([confirmed])
})

it('stands on the copy sheet of what was confirmed, and not of what was rejected', async () => {
  const of = async (id: number) => (await desk.client.mediation.copySheet.get({ id })).copied.confirmed
  expect([await of(confirmed), await of(rejected)]).toEqual([true, false])
})
