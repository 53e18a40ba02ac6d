/** A person's own copy tells what they said of how they were served, and what was agreed with them by phone (个人信息保护法 art. 45). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openServingDesk, type ServingDesk } from './desk'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

async function copyOf(residentId: number) {
  const { requests } = desk.client.privacy
  await desk.signIn('manager')
  const asked = { residentId, kind: 'access', by: 'self', byName: '', words: '' } as const
  const { id } = await requests.receive({ sendId: newSendId(), ...asked, received: '2026-11-22' })
  await requests.step({ sendId: newSendId(), id, step: { step: 'begin' } })
  return (await requests.copy({ id })).kinds
}
const rowsOfKind = async (kind: string) => {
  const kinds = await copyOf(desk.residentId)
  return (kinds.find((one) => one.kind === kind)?.rows ?? []).map((row) =>
    Object.fromEntries(row.map(({ name, value }) => [name, value])),
  )
}

it('the calls about what comes back: when, what came of it, the day they said, and when it was done last', async () => {
  const { renewals } = desk.client.serviceRequests
  const itemId = await desk.item('高龄津贴年审')
  const { id } = await renewals.enrol({
    sendId: newSendId(),
    residentId: desk.residentId,
    itemId,
    due: '2026-11-30',
  })
  await renewals.noteCall({ sendId: newSendId(), id, outcome: 'will-come', comesOn: '2026-11-24' })
  expect(await rowsOfKind('service-requests.renewals')).toMatchObject([
    {
      calledAt: { as: 'instant' },
      callOutcome: { as: 'word', word: 'service-requests:renewals.outcomes.will-come' },
      comesOn: { as: 'day', day: '2026-11-24' },
    },
  ])
})

it('how they said that they were served', async () => {
  const { visits } = desk.client
  const { visit } = await visits.register({
    sendId: newSendId(),
    residentId: desk.residentId,
    matter: '问路',
    then: { kind: 'answered', answer: '右转' },
  })
  await visits.screen.rate({ sendId: newSendId(), id: visit.id, rating: 'dissatisfied' })
  expect(await rowsOfKind('visits.visits')).toMatchObject([
    { rating: { as: 'word', word: 'service-requests:ratings.dissatisfied' } },
  ])
})
