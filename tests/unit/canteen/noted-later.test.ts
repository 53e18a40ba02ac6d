/** What is added to somebody's death later pays for no meal a second time. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'
import { refusalOf } from './ordering'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

it('a note on a death leaves what the funder took back where it is', async () => {
  const { diner, residentId } = await at.enrol()
  for (const day of ['2026-09-10', '2026-09-11']) await at.lunch(diner, day)
  at.go('2026-10-08')
  await at.claim('2026-09')
  await at.status(residentId, 'deceased', '2026-09-09')
  at.go('2026-11-02')
  expect((await at.get(await at.claim('2026-10'))).fen).toBe(-2 * ordinaryFen)
  at.go('2026-12-01')
  const { version, statusSince } = await at.desk.client.residents.read({ id: residentId })
  const noted = { id: residentId, version, status: 'deceased', note: '证明已交' } as const
  const say = (since: string) => at.desk.client.residents.setStatus({ sendId: newSendId(), ...noted, since })
  expect(await refusalOf(say('2026-12-01'))).toBe('residents.status-has-its-day')
  await say(statusSince ?? '')
  expect((await at.get(await at.claim('2026-11'))).fen).toBe(0)
})
