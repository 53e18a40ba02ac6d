/** Who acts for a party, from when to when; and what whoever applies asks for, until it is accepted. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainly } from '#features/mediation/intake/walk'
import type { RepresentativeText } from '#features/mediation/parties/contract'
import {
  accept,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  sendId,
  type MediatorsDesk,
} from './desk-of-mediators'

let at: MediatorsDesk
beforeEach(async () => {
  at = await openMediatorsDesk()
})
afterEach(() => {
  at.close()
})

const refused = (code: string) => ({ data: { code } })
const today = '2026-11-23'
const letter: RepresentativeText = {
  name: '丁',
  by: 'letter',
  phone: '13800001234',
  letterOn: '2026-11-20',
  maySign: true,
  isParty: null,
}

const saved = (party: number, text: Partial<RepresentativeText> = {}, id: number | null = null) =>
  at.mediation.parties.saveRepresentative({ sendId: sendId(), party, id, text: { ...letter, ...text } })
const ended = (id: number, on: string) =>
  at.mediation.parties.endRepresentative({ sendId: sendId(), id, on, why: '当事人收回委托' })
const actingFor = async (id: number) =>
  (await at.mediation.parties.of({ case: id })).parties[0]?.representatives ?? []

describe('a representative', () => {
  it('is put right while they act, and their number stays where it was not typed anew', async () => {
    const { id, applicant } = await caseBetween(at, '甲', '乙')
    const one = await saved(applicant, { letterOn: null, maySign: false })
    await saved(applicant, { phone: null }, one.id)
    expect(await actingFor(id)).toEqual([
      expect.objectContaining({
        name: '丁',
        letterOn: '2026-11-20',
        from: '2026-11-20',
        maySign: true,
        until: null,
      }),
    ])
    expect((await actingFor(id))[0]?.phone).not.toBe('')
  })

  it('stays on record when their acting has ended, is changed no more, and makes room for a sixth', async () => {
    const { id, applicant } = await caseBetween(at, '甲', '乙')
    const first = await saved(applicant)
    for (const name of ['戊', '己', '庚', '辛']) await saved(applicant, { name })
    await expect(saved(applicant, { name: '壬' })).rejects.toMatchObject(refused('mediation.representatives'))
    await expect(ended(first.id, '2026-11-19')).rejects.toMatchObject(
      refused('mediation.ended-before-it-began'),
    )
    await expect(ended(first.id, '2026-11-24')).rejects.toMatchObject(refused('mediation.day-to-come'))
    await ended(first.id, '2026-11-22')
    await saved(applicant, { name: '壬' })
    expect((await actingFor(id)).map(({ name, until }) => [name, until])).toEqual([
      ['丁', '2026-11-22'],
      ...['戊', '己', '庚', '辛', '壬'].map((name) => [name, null]),
    ])
    await expect(saved(applicant, {}, first.id)).rejects.toMatchObject(
      refused('mediation.representative-over'),
    )
    await expect(
      at.mediation.parties.removeRepresentative({ sendId: sendId(), id: first.id }),
    ).rejects.toMatchObject(refused('mediation.representative-over'))
  })

  it('of a minor who acts no more leaves nobody who does (民法典 27)', async () => {
    const { id, applicant } = await caseBetween(at, '甲', '乙')
    const guardian = await saved(applicant, { by: 'law', letterOn: null })
    const { parties } = await at.mediation.parties.of({ case: id })
    const [child] = parties
    if (child === undefined) throw new Error('nobody is party')
    await at.mediation.parties.change({
      sendId: sendId(),
      party: applicant,
      text: {
        role: child.role,
        side: child.side,
        kind: 'person',
        name: child.name,
        idNumber: null,
        phone: null,
        address: null,
        birth: '2016-01-01',
        capacity: 'none',
        cannotRead: false,
        readToBy: '',
        workplace: null,
        school: null,
        whereabouts: null,
      },
    })
    const faults = async () => (await at.mediation.parties.of({ case: id })).parties[0]?.faults ?? []
    expect(await faults()).toEqual([])
    await ended(guardian.id, today)
    expect((await faults()).map(({ code }) => code)).toEqual(['nobody-acts'])
  })
})

describe('what is asked for', () => {
  it('stands on the application, and stays as it was when the case was accepted', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const wants = '请求赔偿天花板修复费用'
    const change = (text: string) =>
      at.mediation.intake.change({
        sendId: sendId(),
        case: id,
        opened: { ...plainly('楼上漏水'), wants: text },
      })
    await change(wants)
    const { source } = await at.mediation.papers.get({
      id,
      paper: 'application',
      about: null,
      for: { is: 'all-parties' },
    })
    expect(source.case.wants).toEqual({ text: wants, withheld: null })
    await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
    await at.mediation.intake.step(accept(id))
    await expect(change('再加精神损失费')).rejects.toMatchObject(refused('mediation.wants-kept'))
    await change(wants)
    expect((await at.mediation.cases.get({ id })).opened.wants).toBe(wants)
  })
})
