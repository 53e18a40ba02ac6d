/** From the door to an accepted case, through the desk itself: what waits for a report, what a number is taken for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  accept,
  beatenChild,
  caseBetween,
  discovered,
  nothingFound,
  openMediatorsDesk,
  sendId,
  toThePolice,
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

describe('a child that is beaten (反家庭暴力法 14, 35; 未成年人保护法 11)', () => {
  it('holds the case until the report is there, and not longer', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const { owed } = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: { ...nothingFound, suspicions: [beatenChild] },
    })
    expect(owed.map(({ to }) => to)).toEqual([['police'], ['police', 'civil-affairs', 'education']])
    for (const move of ['accept', 'not-accept', 'drop'] as const) {
      await expect(
        at.mediation.intake.step({ ...accept(id), move, reason: '家长保证' }),
      ).rejects.toMatchObject(refused('mediation.gate-report-owed'))
    }
    const [owe] = owed
    const reported = await at.mediation.screening.report({
      sendId: sendId(),
      case: id,
      report: { ...toThePolice, suspicion: owe?.suspicion ?? 0 },
    })
    expect(reported.owed).toEqual([])
    const { state, number } = await at.mediation.intake.step(accept(id))
    expect(state).toBe('accepted')
    expect(number).toContain('001')
  })

  it('is not set free by a correction that still suspects it, and is by one that does not; both stay', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const first = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: { ...nothingFound, suspicions: [beatenChild] },
    })
    const [{ suspicion } = { suspicion: null }] = first.owed
    const again = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: {
        ...nothingFound,
        corrects: first.id,
        reason: '名字写错',
        suspicions: [{ ...beatenChild, continues: suspicion, name: '小鸣', birth: null }],
      },
    })
    expect(again.owed.map((one) => one.suspicion)).toEqual([suspicion, suspicion])
    await expect(at.mediation.intake.step(accept(id))).rejects.toMatchObject(
      refused('mediation.gate-report-owed'),
    )
    await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: { ...nothingFound, corrects: again.id, reason: '医院证明是摔伤' },
    })
    const { screenings } = await at.mediation.screening.of({ case: id })
    expect(screenings.map(({ reason }) => reason)).toEqual(['', '名字写错', '医院证明是摔伤'])
    expect((await at.mediation.intake.step(accept(id))).state).toBe('accepted')
  })

  it('is not reported by half a report, by one from the future or by one older than its discovery', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const { owed } = await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: { ...nothingFound, suspicions: [beatenChild] },
    })
    const suspicion = owed[0]?.suspicion ?? 0
    const report = (more: Partial<typeof toThePolice>) =>
      at.mediation.screening.report({
        sendId: sendId(),
        case: id,
        report: { ...toThePolice, suspicion, ...more },
      })
    await expect(report({ receipt: ' ' })).rejects.toMatchObject(refused('desk.input'))
    await expect(report({ toldAt: discovered - 1 })).rejects.toMatchObject(
      refused('mediation.report-not-whole'),
    )
    await expect(report({ toldAt: discovered + 3_600_000 })).rejects.toMatchObject(
      refused('mediation.report-not-whole'),
    )
    await expect(at.mediation.intake.step(accept(id))).rejects.toMatchObject(
      refused('mediation.gate-report-owed'),
    )
  })
})

describe('what is accepted', () => {
  it('was screened, has two parties, and none of them refused (人民调解法 17)', async () => {
    const { id, respondent } = await caseBetween(at, '甲', '乙')
    await expect(at.mediation.intake.step(accept(id))).rejects.toMatchObject(
      refused('mediation.gate-not-screened'),
    )
    await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
    const words = { mediation: 'refuses', mediator: null, doors: null } as const
    await at.mediation.parties.consent({ sendId: sendId(), party: respondent, words, day: '2026-11-23' })
    await expect(at.mediation.intake.step(accept(id))).rejects.toMatchObject(
      refused('mediation.gate-refused'),
    )
    await at.mediation.parties.consent({
      sendId: sendId(),
      party: respondent,
      words: { ...words, mediation: 'consents' },
      day: '2026-11-23',
    })
    expect((await at.mediation.intake.step(accept(id))).state).toBe('accepted')
  })

  it('takes a number, what is not takes none, and the next is the next', async () => {
    const numbers: (string | null)[] = []
    for (const move of ['accept', 'not-accept', 'accept'] as const) {
      const { id } = await caseBetween(at, `甲${numbers.length}`, `乙${numbers.length}`)
      await at.mediation.screening.screen({ sendId: sendId(), case: id, screening: nothingFound })
      const { number } = await at.mediation.intake.step({ ...accept(id), move, reason: '属法院管辖' })
      numbers.push(number)
    }
    expect(numbers[1]).toBeNull()
    expect(numbers[0]).toContain('001')
    expect(numbers[2]).toContain('002')
  })
})

describe('help that is offered to an adult (反家庭暴力法 13)', () => {
  it('has its answer on record, and a child is not asked', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    await at.mediation.screening.screen({
      sendId: sendId(),
      case: id,
      screening: {
        ...nothingFound,
        suspicions: [beatenChild, { ...beatenChild, name: '甲', birth: '1990-01-01', capacity: 'full' }],
      },
    })
    const of = async () => (await at.mediation.screening.of({ case: id })).screenings[0]?.suspicions ?? []
    const [child, adult] = await of()
    expect(child?.help).toEqual([])
    await at.mediation.screening.help({
      sendId: sendId(),
      suspicion: adult?.id ?? 0,
      offer: 'protection-order',
      answer: 'wanted',
    })
    const answered = (await of())[1]?.help.filter(({ answer }) => answer !== null)
    expect(answered).toEqual([{ offer: 'protection-order', answer: 'wanted' }])
  })
})

describe('a plea for help (法释〔2022〕17号 6)', () => {
  it('is added to and never changed, by whoever writes', async () => {
    const { id } = await caseBetween(at, '甲', '乙')
    const plea = { saidAt: discovered, person: '甲', words: '他又打我了', handler: '金花', addsTo: null }
    const first = await at.mediation.screening.plea({ sendId: sendId(), case: id, plea })
    await at.mediation.screening.plea({
      sendId: sendId(),
      case: id,
      plea: { ...plea, words: '是昨天晚上', addsTo: first.id },
    })
    const { pleas } = await at.mediation.screening.of({ case: id })
    expect(pleas.map(({ words, addsTo }) => [words, addsTo])).toEqual([
      ['他又打我了', null],
      ['是昨天晚上', first.id],
    ])
    const store = at.desk.desk.session.storeOf('mediation')
    expect(() => store.statement(`UPDATE mediation_pleas SET words = '没事'`).run()).toThrow()
  })
})

it('a party of whom something was noted is no slip any more, and whoever takes them out is told so', async () => {
  const { id, respondent } = await caseBetween(at, '甲', '乙')
  await at.mediation.risk.contact({
    sendId: sendId(),
    case: id,
    party: respondent,
    on: '2026-11-23',
    manner: 'by-phone',
    what: '电话没人接',
    next: null,
  })
  await expect(at.mediation.parties.remove({ sendId: sendId(), party: respondent })).rejects.toMatchObject(
    refused('mediation.party-used'),
  )
})
