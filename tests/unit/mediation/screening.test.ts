/** Screening: what the law calls violence, whom it is reported to, what waits for it, and what never replaces it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseMoves, reportBodies } from '#features/mediation/contract/words'
import {
  articlesOf,
  commanded,
  conditions,
  correctionFault,
  helpOwed,
  holds,
  isFamilyViolence,
  law,
  needsOf,
  originFaults,
  reportFaults,
  reportsOwed,
  standing,
  standsInTheWay,
  unasked,
  type Report,
} from '#features/mediation/rules/index'
import { adult, clean, minutes, noon, report, screened, suspicion } from './persons'

const day = noon.day
const weak = suspicion({ victim: { birth: adult, capacity: 'limited' } })
const grown = suspicion({ victim: { birth: adult, capacity: 'full' } })

describe('violence', () => {
  it('反家庭暴力法 2, 法释〔2022〕17号 3: is also freezing and starving, regular insults, threats and stalking', () => {
    for (const form of ['freezing-or-starving', 'regular-insults', 'threats', 'stalking'] as const)
      expect(isFamilyViolence(suspicion({ forms: [form] }))).toBe(true)
  })

  it('反家庭暴力法 37, 法释〔2022〕17号 4: in-laws and others who live together are family, a stranger is not', () => {
    expect(isFamilyViolence(suspicion({ from: 'in-law' }))).toBe(true)
    expect(isFamilyViolence(suspicion({ from: 'living-together' }))).toBe(true)
    expect(isFamilyViolence(suspicion({ from: 'other' }))).toBe(false)
  })
})

describe('a report', () => {
  it('反家庭暴力法 14, 35: of violence against whoever lacks full capacity goes to the police', () => {
    expect(needsOf(weak)).toEqual([{ articles: law.reportViolence, to: ['police'], when: 'promptly' }])
    expect(needsOf(grown)).toEqual([])
  })

  it('未成年人保护法 11: of harm to a minor goes at once to police, civil affairs or education', () => {
    const bullied = screened({ suspicions: [suspicion({ from: 'other', forms: ['bullying'] })] })
    for (const to of ['police', 'civil-affairs', 'education'] as const)
      expect(reportsOwed(bullied, [report({ to })], noon)).toEqual([])
    expect(reportsOwed(bullied, [report({ to: 'other-authority' })], noon)).toMatchObject([
      { when: 'at-once' },
    ])
  })

  it('of a child beaten at home to the school alone leaves that to the police owed', () => {
    expect(reportsOwed(screened(), [report({ to: 'education' })], noon)).toMatchObject([
      { articles: law.reportViolence, to: ['police'] },
    ])
    expect(reportsOwed(screened(), [report()], noon)).toEqual([])
  })

  it('未成年人保护法 11: of whoever was a minor when it was found stays owed past the eighteenth birthday', () => {
    const victim = { birth: '2008-03-15', capacity: 'full' } as const
    const found = (at: string) => screened({ suspicions: [suspicion({ victim, discoveredAt: minutes(at) })] })
    const later = { day: '2026-06-01', at: minutes('2026-06-01T12:00') }
    expect(reportsOwed(found('2026-03-14T23:59'), [], later)).toHaveLength(2)
    expect(reportsOwed(found('2026-03-15T00:01'), [], later)).toEqual([])
  })

  it('人民调解法 25: of a possible offence is owed whoever it is against, to the police or another body', () => {
    const threat = screened({ suspicions: [grown], offence: 'possible' })
    expect(reportsOwed(threat, [], noon)).toMatchObject([{ suspicion: null, articles: law.offence }])
    expect(reportsOwed(threat, [report({ suspicion: null, to: 'other-authority' })], noon)).toEqual([])
  })

  it('without when, to whom, by whom, what or receipt is none, and what is missing has a name', () => {
    const gaps: readonly [Partial<Report>, string][] = [
      [{ discoveredAt: null }, 'discovered'],
      [{ toldAt: null }, 'told'],
      [{ to: null }, 'to'],
      [{ by: ' ' }, 'by'],
      [{ what: '' }, 'what'],
      [{ receipt: '' }, 'receipt'],
      [{ toldAt: minutes('2026-03-14T10:00') }, 'told-before-discovered'],
      [{ toldAt: minutes('2026-03-14T13:00') }, 'told-later-than-now'],
    ]
    for (const [gap, name] of gaps) {
      expect(reportFaults(report(gap), noon.at)).toEqual([name])
      expect(reportsOwed(screened(), [report(gap)], noon)).not.toEqual([])
    }
  })

  it('of another body counts with its receipt, also where it was made before we heard of it', () => {
    const earlier = report({ source: 'another-body', by: '某小学', toldAt: minutes('2026-03-13T16:00') })
    expect(reportsOwed(screened(), [earlier], noon)).toEqual([])
    expect(reportsOwed(screened(), [{ ...earlier, receipt: '' }], noon)).not.toEqual([])
  })

  it('about another child answers for that child alone', () => {
    const two = screened({ suspicions: [suspicion(), suspicion({ id: 2 })] })
    expect(reportsOwed(two, [report()], noon).map((owed) => owed.suspicion)).toEqual([2, 2])
  })
})

describe('what waits for a report', () => {
  const owing = screened()

  it('is everything but refusing and stopping, which a party may at any time', () => {
    const free = caseMoves.filter((move) => holds(move, [owing], [], noon).length === 0)
    expect(free.toSorted()).toEqual(['add-leaf', 'refuse', 'send-back', 'withdraw'])
    expect(holds('hold-session', [owing], [], noon)).toMatchObject([{ code: 'report-owed' }])
  })

  it('closing too, so that a withdrawal is no way round it', () => {
    expect(holds('close', [owing], [], noon)).toMatchObject([{ code: 'report-owed' }])
  })

  it('is not let through by any note, only by a whole report to the right body', () => {
    const anyReport = fc.record({
      suspicion: fc.constantFrom(1, 2, null),
      source: fc.constantFrom('committee' as const, 'another-body' as const),
      discoveredAt: fc.constantFrom(null, minutes('2026-03-14T10:20')),
      toldAt: fc.constantFrom(null, minutes('2026-03-14T10:45'), minutes('2026-03-14T09:00')),
      to: fc.constantFrom(null, ...reportBodies),
      by: fc.constantFrom('', '金花'),
      what: fc.constantFrom('', '误报', '孩子手臂有伤'),
      receipt: fc.constantFrom('', ' ', '回执'),
    })
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 4 }), (reports) => {
        const goesOn = holds('accept', [owing], reports, noon).length === 0
        const toPolice = reports.some(
          (one) => one.suspicion === 1 && one.to === 'police' && reportFaults(one, noon.at).length === 0,
        )
        expect(goesOn).toBe(toPolice)
      }),
    )
  })

  it('goes on without mediating the violence, and without the child in the room', () => {
    expect(conditions(owing, day)).toEqual(['violence-not-mediated', 'without-the-child'])
    expect(conditions(screened({ suspicions: [grown] }), day)).toEqual(['violence-not-mediated'])
    expect(conditions(clean, day)).toEqual([])
  })
})

describe('a screening', () => {
  it('that nobody made, or with a question that nobody put, stops the case', () => {
    expect(holds('accept', [], [], noon)).toEqual([{ code: 'not-screened' }])
    for (const question of ['suspicions', 'offence', 'bars', 'vulnerable', 'danger'] as const) {
      expect(unasked({ ...clean, [question]: null })).toEqual([question])
      expect(holds('accept', [{ ...clean, [question]: null }], [], noon)).toMatchObject([{ code: 'unasked' }])
    }
  })

  it('of before danger and minors were asked about stands as it was made', () => {
    const { vulnerable: _vulnerable, danger: _danger, ...before } = clean
    expect(unasked(before)).toEqual([])
    expect(holds('accept', [before], [], noon)).toEqual([])
  })

  it('presumes neither the age nor the capacity of whom it may concern', () => {
    const of = (birth: string | null, capacity: null | 'full') =>
      unasked(screened({ suspicions: [suspicion({ victim: { birth, capacity } })] }))
    expect(of(null, 'full')).toEqual(['birth'])
    expect(of(adult, null)).toEqual(['capacity'])
    expect(of(adult, 'full')).toEqual([])
    // A child's capacity is nobody's question.
    expect(of('2016-11-02', null)).toEqual([])
  })

  it('is corrected by another that names it and says why; both stay, the last one counts', () => {
    const first = screened()
    const corrected = { ...clean, id: 2, corrects: 1, reason: '伤是体育课上摔的，班主任在场' }
    expect(correctionFault([first], corrected)).toBeNull()
    expect(correctionFault([first], { ...corrected, reason: ' ' })).toBe('reason-missing')
    expect(correctionFault([first], { ...corrected, corrects: null })).toBe('not-the-standing-one')
    expect(standing([first, corrected])).toBe(corrected)
    expect(holds('accept', [first, corrected], [], noon)).toEqual([])
  })

  it('反家庭暴力法 13: offers an adult of full capacity help by name', () => {
    expect(helpOwed(grown)).toEqual([
      'police',
      'protection-order',
      'womens-federation',
      'separate-sessions',
      'address-hidden',
    ])
    expect(helpOwed(weak)).toEqual([])
  })

  it('names each article once', () => {
    const articles = articlesOf(commanded(screened({ suspicions: [suspicion(), suspicion({ id: 2 })] })))
    expect(articles).toEqual([...law.reportViolence, ...law.reportHarmToMinor])
  })
})

describe('a matter', () => {
  const own = {
    source: 'own-motion',
    referrer: null,
    courtReferral: null,
    letter: '',
    replyDue: null,
  } as const
  const referred = {
    source: 'referral',
    referrer: 'court',
    courtReferral: 'assigned',
    letter: '（2026）鄂01委派1号',
    replyDue: '2026-05-01',
  } as const

  it('in court is not taken on, unless the court itself sent it; nor what others have to decide', () => {
    expect(standsInTheWay(['in-court'], own)).toEqual(['in-court'])
    expect(standsInTheWay(['in-court'], referred)).toEqual([])
    expect(standsInTheWay(['before-an-authority'], referred)).toEqual(['before-an-authority'])
    expect(standsInTheWay(['before-an-authority'], { ...referred, referrer: 'police' })).toEqual([])
    expect(standsInTheWay(['mediation-forbidden', 'party-refuses'], referred)).toHaveLength(2)
  })

  it('that was referred says by whom, with which letter, and by when a reply is due', () => {
    expect(originFaults(referred)).toEqual([])
    expect(originFaults(own)).toEqual([])
    expect(originFaults({ ...referred, letter: '', replyDue: null })).toEqual(['letter', 'reply-due'])
    expect(originFaults({ ...referred, courtReferral: null })).toEqual(['court-referral'])
    expect(originFaults({ ...referred, referrer: 'police' })).toEqual(['court-referral'])
    expect(originFaults({ ...own, replyDue: '2026-05-01' })).toEqual(['not-a-referral'])
  })
})
