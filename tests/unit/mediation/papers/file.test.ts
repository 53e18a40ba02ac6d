/** Papers of a case in which somebody is protected later: what leads to them is on none any more, and earlier ones are named. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptedBetween, type BetweenTwo } from '../../../support/accepted-case'
import { newSendId, openTestDesk, type TestDesk } from '../../../support/desk'

const secret = '她现在住在翰林苑的姐姐家'

let desk: TestDesk
let two: BetweenTwo
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('head-mediator')
  two = await acceptedBetween(desk.client.mediation, newSendId, secret, ['甲', '乙'])
})
afterEach(() => desk.close())

const mediation = () => desk.client.mediation
const intake = () => ({ id: two.id, paper: 'intake-form', about: null, for: { is: 'all-parties' } }) as const

const protect = () =>
  mediation().parties.protect({ sendId: newSendId(), party: two.respondent, hidden: true, reason: '家暴' })

describe('somebody who is protected after papers were made', () => {
  it('has them named for printing anew, and their text on none that is made from then on', async () => {
    await mediation().papers.printed({ sendId: newSendId(), ...intake(), onto: 'paper' })
    const toApplicant = { paper: 'rights-notice', about: two.applicant } as const
    const notice = { id: two.id, ...toApplicant, for: { is: 'party', party: two.applicant } } as const
    await mediation().papers.printed({ sendId: newSendId(), ...notice, onto: 'paper' })
    expect((await mediation().papers.get(intake())).source.case.narrative.text).toBe(secret)
    await protect()
    const { made, unread, hidden } = await mediation().papers.list({ id: two.id })
    expect(hidden).toMatchObject([{ id: two.respondent, because: 'at-risk' }])
    expect(unread).toBeGreaterThan(0)
    const again = await mediation().papers.get(intake())
    expect(JSON.stringify(again)).not.toContain(secret)
    expect(again.withheld).toContain('leads-to-protected')
    // What was printed with their whereabouts on it comes back; the other side's own notice does not.
    expect(made.filter(({ reprint }) => reprint).map(({ paper }) => paper)).toContain('intake-form')
  })

  it('is told of again where somebody looked the text through and found that it leads to nobody', async () => {
    await protect()
    const { texts } = await mediation().papers.texts({ id: two.id })
    const narrative = texts.find(({ text }) => text === 'narrative')
    const say = (leadsTo: number[]) =>
      mediation().papers.readThrough({
        sendId: newSendId(),
        id: two.id,
        text: 'narrative',
        digest: narrative?.digest ?? '',
        leadsTo,
      })
    await say([two.respondent])
    expect((await mediation().papers.get(intake())).source.case.narrative).toEqual({
      text: '',
      withheld: 'leads-to-protected',
    })
    await say([])
    expect((await mediation().papers.get(intake())).source.case.narrative.text).toBe(secret)
  })
})
