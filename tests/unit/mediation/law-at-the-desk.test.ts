/** What the law asks of people at the table, tried at a mediator’s desk: who may sit there, who signs, who came too late. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  acceptedCase,
  handsOf,
  satDown,
  sessionOf,
  textOf,
  type TwoSided,
} from '#features/mediation/agreement/walk'
import { addDays } from '#ground/days'
import { outsider, plainly } from '#features/mediation/intake/walk'
import {
  accept,
  beatenChild,
  caseBetween,
  nothingFound,
  openMediatorsDesk,
  sendId,
  toThePolice,
  type MediatorsDesk,
} from './desk-of-mediators'

const today = '2026-11-23'

let at: MediatorsDesk
beforeAll(async () => {
  at = await openMediatorsDesk()
})
afterAll(() => at.close())

const refused = (code: string) => ({ data: { code } })
const accepted = (): Promise<TwoSided> => acceptedCase(at.mediation, sendId, plainly('漏水'))
const everybody = ({ applicant, respondent }: TwoSided): readonly number[] => [applicant, respondent]

async function proposed(two: TwoSided): Promise<number> {
  await satDown(at.mediation, sendId, two, '漏水')
  const { agreement } = await at.mediation.agreements.propose({
    sendId: sendId(),
    case: two.id,
    text: textOf(two, '赔偿'),
  })
  return agreement
}

describe('人民调解法 20, 23: at the table', () => {
  it('doors are open only where every party wants them open', async () => {
    const two = await accepted()
    await satDown(at.mediation, sendId, two, '谈过')
    const hold = () =>
      at.mediation.sessions.hold({
        sendId: sendId(),
        case: two.id,
        session: { ...sessionOf(two, '再谈'), doors: 'open' },
      })
    await expect(hold()).rejects.toMatchObject(refused('mediation.doors-closed'))
    const words = { mediation: null, mediator: null, doors: 'open' } as const
    for (const party of everybody(two))
      await at.mediation.parties.consent({ sendId: sendId(), party, words, day: today })
    expect((await at.mediation.sessions.list({ case: two.id })).doors).toBe('open')
    await hold()
  })

  it('sits nobody whom not all parties agreed to: the record names them, and the reviewer asks', async () => {
    const two = await accepted()
    await satDown(at.mediation, sendId, two, '谈过')
    const session = { ...sessionOf(two, '再谈'), others: ['楼长老周', '代理人丁'] }
    await at.mediation.parties.saveRepresentative({
      sendId: sendId(),
      party: two.applicant,
      id: null,
      text: { name: '代理人丁', by: 'letter', phone: '', letterOn: today, maySign: true, isParty: null },
    })
    await at.mediation.sessions.hold({ sendId: sendId(), case: two.id, session })
    const uninvited = async () =>
      (await at.mediation.sessions.list({ case: two.id })).sessions.flatMap(({ gaps }) =>
        gaps.flatMap(({ code, name }) => (code === 'uninvited' ? [name] : [])),
      )
    const asked = async () =>
      (await at.mediation.dossier.get({ id: two.id })).findings.some(({ code }) => code === 'sitting')
    expect([await uninvited(), await asked()]).toEqual([['楼长老周'], true])
    const { id: guest } = await at.mediation.parties.invite({
      sendId: sendId(),
      case: two.id,
      name: '楼长老周',
      as: 'neighbour',
    })
    for (const party of everybody(two))
      await at.mediation.parties.guestAgreed({ sendId: sendId(), guest, party, day: today })
    expect([await uninvited(), await asked()]).toEqual([[], false])
  })
})

describe('人民调解法 29: who signs', () => {
  it('is not the child itself but whoever acts for it, and a unit by its seal', async () => {
    const two = await accepted()
    const { id: child } = await at.mediation.parties.add({
      sendId: sendId(),
      case: two.id,
      text: { ...outsider('小宝', 'third-party', 1), birth: '2014-05-01' },
    })
    const guardian = {
      name: '外婆',
      by: 'law',
      phone: '',
      letterOn: null,
      maySign: true,
      isParty: null,
    } as const
    const { id: representative } = await at.mediation.parties.saveRepresentative({
      sendId: sendId(),
      party: child,
      id: null,
      text: guardian,
    })
    const words = { mediation: 'consents', mediator: 'accepted', doors: 'closed' } as const
    await at.mediation.parties.consent({ sendId: sendId(), party: child, words, day: '2026-11-20' })
    await at.mediation.sessions.tellRights({
      sendId: sendId(),
      case: two.id,
      parties: [child],
      on: '2026-11-20',
    })
    const agreement = await proposed(two)
    const hand = { of: 'party', party: child, manner: 'signature', day: today } as const
    const sign = (by: number | null) =>
      at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: [{ ...hand, representative: by }] })
    await expect(sign(null)).rejects.toMatchObject(refused('mediation.needs-representative'))
    await sign(representative)
  })

  it('is everybody who was there: nobody becomes a party once the text lies before the others', async () => {
    const two = await accepted()
    const agreement = await proposed(two)
    const late = () =>
      at.mediation.parties.add({
        sendId: sendId(),
        case: two.id,
        text: outsider('后来的人', 'third-party', 3),
      })
    await expect(late()).rejects.toMatchObject(refused('mediation.party-late'))
    await at.mediation.agreements.sign({ sendId: sendId(), agreement, hands: handsOf(two, today) })
    await expect(late()).rejects.toMatchObject(refused('mediation.party-late'))
    expect((await at.mediation.confirmation.get({ case: two.id })).period?.thirtiethDay).toBe('2026-12-23')
  })

  it('is nobody of the other side, though nobody ticked that they are', async () => {
    const { applicant } = await caseBetween(at, '小明', '李父')
    const guardian = {
      name: '李父',
      by: 'law',
      phone: '',
      letterOn: null,
      maySign: true,
      isParty: null,
    } as const
    await expect(
      at.mediation.parties.saveRepresentative({
        sendId: sendId(),
        party: applicant,
        id: null,
        text: guardian,
      }),
    ).rejects.toMatchObject(refused('mediation.other-side'))
  })
})

describe('by the day on which it was', () => {
  it('民法典 1084: a child who was seven when it was agreed by word of mouth need not have been asked', async () => {
    const two = await accepted()
    await satDown(at.mediation, sendId, two, '谈过')
    await at.mediation.parties.saveChild({
      sendId: sendId(),
      case: two.id,
      id: null,
      name: '小宝',
      birth: '2018-11-23',
    })
    const text = {
      ...textOf(two, '孩子随母亲生活'),
      terms: [{ what: '孩子随母亲生活', kind: 'upbringing' as const }],
    }
    const speak = (reachedOn: string) =>
      at.mediation.agreements.speak({ sendId: sendId(), case: two.id, reachedOn, text })
    await expect(speak(today)).rejects.toMatchObject(refused('mediation.gate-check'))
    await speak('2026-11-22')
  })

  it('民法典 1084: upbringing is not agreed of nobody: whom the case knows as a child is offered, and named first', async () => {
    const two = await accepted()
    const [standing] = (await at.mediation.screening.of({ case: two.id })).screenings
    const screening = {
      ...nothingFound,
      corrects: standing?.id ?? 0,
      reason: '孩子说的',
      suspicions: [{ ...beatenChild, name: '小宝' }],
    }
    const { owed } = await at.mediation.screening.screen({ sendId: sendId(), case: two.id, screening })
    const report = { ...toThePolice, suspicion: owed[0]?.suspicion ?? null }
    await at.mediation.screening.report({ sendId: sendId(), case: two.id, report })
    const text = {
      ...textOf(two, '孩子随母亲生活'),
      terms: [{ what: '孩子随母亲生活', kind: 'upbringing' as const }],
    }
    const stops = async () => (await at.mediation.agreements.check({ case: two.id, text })).stops
    expect(await stops()).toEqual([{ code: 'no-child-named', known: ['小宝'] }])
    expect((await at.mediation.parties.of({ case: two.id })).childrenKnown).toEqual(['小宝'])
    const child = { name: '小宝', birth: beatenChild.birth ?? '' }
    await at.mediation.parties.saveChild({ sendId: sendId(), case: two.id, id: null, ...child })
    expect(await stops()).toEqual([{ code: 'child-unasked', name: '小宝' }])
    expect((await at.mediation.parties.of({ case: two.id })).childrenKnown).toEqual([])
  })

  it('人民调解工作若干规定 33: more time that all wished stays, whoever becomes a party later', async () => {
    const two = await accepted()
    const wishes = everybody(two).map((party) => ({ party, on: today }))
    const { due } = await at.mediation.timeLimits.extend({ sendId: sendId(), case: two.id, days: 15, wishes })
    await at.mediation.parties.add({
      sendId: sendId(),
      case: two.id,
      text: outsider('担保人', 'third-party', 3),
    })
    const { limit, extensions } = await at.mediation.timeLimits.get({ case: two.id })
    expect(limit?.due).toBe(due)
    const put = (wished: typeof wishes, extension = extensions[0]?.id ?? 0) =>
      at.mediation.timeLimits.correct({
        sendId: sendId(),
        case: two.id,
        extension,
        days: 10,
        wishes: wished,
        reason: '10 天写成了 15 天',
      })
    // Put right, it is still between those who were there then, and between all of them.
    await expect(put(wishes.slice(1))).rejects.toMatchObject(refused('mediation.extension-not-all'))
    expect(await put(wishes)).toEqual({ due: addDays(due, -5) })
  })

  it('特邀调解规定 27: a court’s time follows the day on which its papers were signed for, put right too', async () => {
    const opened = {
      ...plainly('漏水'),
      source: 'referral',
      referrer: 'court',
      courtReferral: 'assigned',
      letter: '（2026）鄂01委派1号',
      replyDue: '2026-12-30',
      papersSignedForOn: '2026-11-20',
    } as const
    const two = await acceptedCase(at.mediation, sendId, opened)
    const dues = async () => {
      const { card } = await at.mediation.cases.get({ id: two.id })
      return [card.due, (await at.mediation.timeLimits.get({ case: two.id })).limit?.due]
    }
    expect(await dues()).toEqual(['2026-12-20', '2026-12-20'])
    await at.mediation.intake.change({
      sendId: sendId(),
      case: two.id,
      opened: { ...opened, papersSignedForOn: '2026-11-18' },
    })
    expect(await dues()).toEqual(['2026-12-18', '2026-12-18'])
  })

  it('民事诉讼法 86: whoever could not come in time asks within ten days of what was in the way', async () => {
    const two = await accepted()
    const restoration = (goneOn: string) => at.mediation.confirmation.restoration({ case: two.id, goneOn })
    // The tenth day is a Sunday.
    expect(await restoration('2026-11-19')).toEqual({ until: '2026-11-30', announced: true })
    await expect(restoration('2026-11-24')).rejects.toMatchObject(refused('mediation.day-to-come'))
  })

  it('未成年人保护法 11: a report that was owed of a child is not lost over its birthday, and the case goes on once it is there', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const { id: screening } = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: {
        corrects: null,
        reason: '',
        suspicions: [
          {
            continues: null,
            name: '小明',
            birth: '2008-11-23',
            capacity: null,
            from: 'family',
            forms: ['beating'],
            discoveredAt: Date.parse('2026-11-22T09:00:00+08:00'),
          },
        ],
        offence: 'unlikely',
        bars: [],
        vulnerable: [],
        danger: [],
      },
    })
    expect(screening).toBeGreaterThan(0)
    await expect(at.mediation.intake.step(accept(id))).rejects.toMatchObject(
      refused('mediation.gate-report-owed'),
    )
  })
})
