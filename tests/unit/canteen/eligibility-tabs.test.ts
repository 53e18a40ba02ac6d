/** The tabs of eligibilities at a real desk: each shows what stands there today, whatever ended it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Cursor } from '#ground/contract/fields'
import { newSendId } from '../../support/desk'
import { openClaimDesk, type ClaimDesk } from './claim-desk'

type Tab = 'pending' | 'held' | 'runs-out' | 'over'

let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const sendId = newSendId
const today = '2026-09-20'
const listed = async (tab: Tab, limit = 50) => {
  const ids: number[] = []
  let after: Cursor | undefined
  do {
    const page = await at.desk.client.canteen.eligibility.list({
      tab,
      limit,
      ...(after === undefined ? {} : { after }),
    })
    ids.push(...page.rows.map(({ id }) => id))
    after = page.next ?? undefined
  } while (after !== undefined)
  return ids
}
const everywhere = async () => ({
  pending: await listed('pending'),
  held: await listed('held'),
  ending: await listed('runs-out'),
  over: await listed('over'),
})
const stay = (diner: number, from: string, until: string | null) =>
  at.desk.client.canteen.diners.stay({ sendId: sendId(), id: diner, place: '城南养老院', from, until })

/** Somebody who holds 低保 since the first of September. */
async function holder() {
  const person = await at.enrol()
  const id = await at.grant(person.residentId, '低保', '2026-09-01')
  return { ...person, id }
}

it('holds nothing of whoever died, moved away or lives in an institution: that is over', async () => {
  at.go('2026-09-01')
  const [living, dead, moved, inInstitution] = [
    await holder(),
    await holder(),
    await holder(),
    await holder(),
  ]
  at.go(today)
  await at.status(dead.residentId, 'deceased', '2026-09-10')
  await at.status(moved.residentId, 'moved-out', '2026-09-11')
  await stay(inInstitution.diner, '2026-09-12', null)
  const over = [inInstitution.id, moved.id, dead.id]
  expect(await everywhere()).toEqual({ pending: [], held: [living.id], ending: [], over })
  expect(await listed('over', 2)).toEqual(over)
})

it('waits for nobody’s approval where the person died, and gives back what a stay that never was had ended', async () => {
  at.go('2026-09-01')
  const dead = await at.enrol()
  const { id: asked } = await at.desk.client.canteen.eligibility.apply({
    sendId: sendId(),
    application: {
      residentId: dead.residentId,
      category: '特困',
      proof: '',
      issuedBy: '区民政局',
      appliedOn: '2026-09-01',
      from: null,
      until: null,
    },
  })
  const back = await holder()
  at.go(today)
  expect(await listed('pending')).toEqual([asked])
  await at.status(dead.residentId, 'deceased', '2026-09-10')
  const { stay: wrong } = await stay(back.diner, '2026-09-12', null)
  expect(await everywhere()).toEqual({ pending: [], held: [], ending: [], over: [back.id, asked] })
  await at.desk.client.canteen.diners.endStay({ sendId: sendId(), stay: wrong, until: '2026-09-12' })
  expect(await everywhere()).toEqual({ pending: [], held: [back.id], ending: [], over: [asked] })
})

it('knows a stay that was written down with another record of the person', async () => {
  at.go('2026-09-01')
  const [one, other] = [await holder(), await at.enrol()]
  at.go(today)
  await stay(other.diner, '2026-09-12', null)
  const kept = { kept: one.residentId, gone: other.residentId, take: [] }
  await at.desk.client.residents.merge({ sendId: sendId(), ...kept })
  expect(await everywhere()).toEqual({ pending: [], held: [], ending: [], over: [one.id] })
})

it('names what ends within 30 days, the soonest first, page after page', async () => {
  at.go('2026-09-01')
  const holders = [await holder(), await holder(), await holder(), await holder()] as const
  const [late, soon, sooner, dead] = holders
  at.go(today)
  await at.end(late.id, '2026-10-20')
  await at.end(soon.id, '2026-10-10')
  await at.end(sooner.id, '2026-10-10')
  await at.end(dead.id, '2026-10-01')
  await at.status(dead.residentId, 'deceased', '2026-09-19')
  const ending = [soon.id, sooner.id]
  expect(await listed('runs-out')).toEqual(ending)
  expect(await listed('runs-out', 1)).toEqual(ending)
  at.go('2026-09-21')
  expect(await listed('runs-out')).toEqual([...ending, late.id])
  expect(await listed('held')).toEqual([sooner.id, soon.id, late.id])
})
