/** What is learnt of a person after their meals: a birth that was put right, a death that ends what has no last day. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canteenKeeps } from '#features/canteen/personal-data/keeps'
import { somebody } from '../residents/people'
import { newSendId } from '../../support/desk'
import { openClaimDesk, september, type ClaimDesk } from './claim-desk'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

describe('a birth that is put right after the month was claimed', () => {
  it('takes back in the next claim what somebody too young was given, and nothing more when that is looked at again', async () => {
    const { diner, residentId } = await at.enrol()
    for (const day of september(1, 2)) await at.lunch(diner, day)
    at.go('2026-10-05')
    const before = await at.get(await at.claim('2026-09'))
    expect(before.fen).toBeGreaterThan(0)
    await at.desk.client.residents.edit({
      sendId: newSendId(),
      id: residentId,
      version: 1,
      person: somebody({ birth: '1980-01-01' }),
    })
    at.go('2026-11-05')
    const october = await at.claim('2026-10')
    // The subsidy, and what running the canteen was given for a subsidised meal.
    expect((await at.get(october)).fen).toBe(-before.fen)
    at.go('2026-12-05')
    expect((await at.get(await at.make('2026-11'))).fen).toBe(0)
  })
})

describe('an eligibility without a last day', () => {
  const recordsOf = (residentId: number) => {
    const { store, staff } = at.desk.desk.session.requireOpen()
    const call = {
      ...store,
      database: store.database,
      statement: (sql: string) => store.statement(sql),
      now: at.desk.clock.now(),
      today: '2026-11-05',
      staff,
      resourcesDir: '',
    }
    return canteenKeeps.records(call, [residentId]).filter(({ kind }) => kind === 'canteen.eligibilities')
  }

  it('is over with a death, so that it keeps nobody from being forgotten', async () => {
    const { residentId } = await at.enrol()
    at.go('2026-09-01')
    const id = await at.grant(residentId, '低保', '2026-09-01')
    expect(recordsOf(residentId)).toEqual([{ kind: 'canteen.eligibilities', id, open: true, ended: null }])
    at.go('2026-11-05')
    await at.status(residentId, 'deceased', '2026-10-20')
    expect(recordsOf(residentId)).toEqual([
      { kind: 'canteen.eligibilities', id, open: false, ended: '2026-10-19' },
    ])
  })
})
