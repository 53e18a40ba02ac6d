/** Stays in an institution at a real desk: corrected after they ended, and taken as never having been. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { inNeedFen, openClaimDesk, ordinaryFen, type ClaimDesk } from './claim-desk'

const sendId = newSendId
let at: ClaimDesk
beforeEach(async () => {
  at = await openClaimDesk()
})
afterEach(() => at.desk.close())

const diners = () => at.desk.client.canteen.diners
const stay = async (id: number, from: string, until: string | null) =>
  (await diners().stay({ sendId: sendId(), id, place: '城南养老院', from, until })).stay
const endStay = (id: number, until: string) => diners().endStay({ sendId: sendId(), stay: id, until })
const staysOf = async (id: number) =>
  (await diners().get({ id })).stays.map(({ from, until }) => [from, until])

describe('a stay', () => {
  it('whose end is written down can be corrected, and not into another one', async () => {
    const { diner } = await at.enrol()
    at.go('2026-09-20')
    const first = await stay(diner, '2026-09-01', '2026-09-05')
    await stay(diner, '2026-09-10', '2026-09-12')
    await endStay(first, '2026-09-04')
    expect(await staysOf(diner)).toContainEqual(['2026-09-01', '2026-09-04'])
    await expect(endStay(first, '2026-09-11')).rejects.toMatchObject({ data: { code: 'canteen.stay-there' } })
    await endStay(first, '2026-09-10')
    expect(await staysOf(diner)).toContainEqual(['2026-09-01', '2026-09-10'])
    await expect(endStay(first, '2026-08-31')).rejects.toMatchObject({ data: { code: 'desk.input' } })
  })

  it('that was somebody else’s has never been, and gives back the eligibility that it had ended', async () => {
    const { diner, residentId } = await at.enrol()
    at.go('2026-09-01')
    await at.grant(residentId, '低保', '2026-09-01')
    await at.lunch(diner, '2026-09-10')
    at.go('2026-09-20')
    const wrong = await stay(diner, '2026-09-08', null)
    expect((await diners().get({ id: diner })).diner.categories).toEqual([])
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(0)
    await endStay(wrong, '2026-09-08')
    const { diner: shown, stays } = await diners().get({ id: diner })
    expect([shown.categories, stays]).toEqual([['低保'], []])
    at.go('2026-11-05')
    expect((await at.get(await at.claim('2026-10'))).fen).toBe(inNeedFen)
  })

  it('written down after it was over has ended the eligibility, for what was sold since it as well', async () => {
    const { diner, residentId } = await at.enrol()
    at.go('2026-09-01')
    await at.grant(residentId, '低保', '2026-09-01')
    for (const day of ['2026-09-03', '2026-09-10', '2026-09-20']) await at.lunch(diner, day)
    at.go('2026-09-25')
    await stay(diner, '2026-09-08', '2026-09-12')
    at.go('2026-10-08')
    // The first as it was sold; of the second nothing; the third as for everybody of sixty.
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(inNeedFen + ordinaryFen)
  })

  it('written down with one card is known of the meals on the other', async () => {
    const [one, other] = [await at.enrol(), await at.enrol()]
    await at.lunch(other.diner, '2026-09-10')
    at.go('2026-09-20')
    await stay(one.diner, '2026-09-08', '2026-09-12')
    const kept = { kept: other.residentId, gone: one.residentId, take: [] }
    await at.desk.client.residents.merge({ sendId: sendId(), ...kept })
    at.go('2026-10-08')
    expect((await at.get(await at.claim('2026-09'))).fen).toBe(0)
  })

  it('is held against what was sold before it was written down, and where that is not known against everything', async () => {
    const { diner } = await at.enrol()
    for (const day of ['2026-09-03', '2026-09-10', '2026-09-14']) await at.lunch(diner, day)
    at.go('2026-09-20')
    const kept = await stay(diner, '2026-09-08', '2026-09-12')
    at.go('2026-10-08')
    const draft = await at.make('2026-09')
    const claimed = async () => (await at.get(draft)).fen
    expect(await claimed()).toBe(2 * ordinaryFen)
    const { sqlite } = at.desk.desk.session.requireOpen().store
    const writtenDown = (when: string) => sqlite.exec(`UPDATE canteen_stays SET at = ${when}`)
    writtenDown(String(Date.parse('2026-09-08T08:00:00+08:00')))
    // What was sold afterwards was sold knowing of it, and is not worked out anew at each look.
    expect(await claimed()).toBe(3 * ordinaryFen)
    writtenDown('NULL')
    expect(await claimed()).toBe(2 * ordinaryFen)
    writtenDown('0')
    await endStay(kept, '2026-09-15')
    expect(await claimed()).toBe(ordinaryFen)
  })
})
