/** What a reviewer asks, who may close what, and what of an archived case still changes: nothing. */
import { describe, expect, it } from 'vitest'
import { caseStates } from '#features/mediation/contract/words'
import {
  aspects,
  coverGaps,
  findingsOf,
  keptUntil,
  mayChange,
  mayClose,
  retentionOf,
  type CaseReviewed,
} from '#features/mediation/rules/index'

const clean: CaseReviewed = {
  holds: [],
  number: '翰林人调字〔2026〕001号',
  leavesMissing: [],
  undated: [],
  missingForEffect: [],
  copies: [],
  ending: [],
  reply: [],
  handedOver: [],
  helpUnanswered: 0,
  pleasMissing: 0,
  uninitialled: 0,
  againstTheLaw: 0,
  relationsUnasked: 0,
  barred: 0,
  late: 0,
  coming: 0,
  followUpsMissed: 0,
  pagesCounted: true,
}
const head = { head: true, reason: '当事人外迁，无法补签' }

describe('the reviewer’s check', () => {
  it('of a whole case finds nothing, and anybody who has it may close it', () => {
    expect(findingsOf(clean)).toEqual([])
    expect(mayClose([], { head: false, reason: '' })).toEqual({ may: true })
  })

  it('names what is missing, each under its aspect, in the order in which a reviewer asks', () => {
    const leaf = { id: 1, kind: 'agreement', party: null, day: null } as const
    const everything: CaseReviewed = {
      holds: [{ code: 'not-screened' }],
      number: null,
      leavesMissing: [{ oneOf: ['cover'], party: null, because: 'required' }],
      undated: [leaf],
      missingForEffect: [{ what: 'seal' }],
      copies: [{ code: 'not-made', for: null }],
      ending: [{ code: 'who' }],
      reply: [{ code: 'no-reply' }],
      handedOver: [{ code: 'no-receipt' }],
      helpUnanswered: 1,
      pleasMissing: 1,
      uninitialled: 2,
      againstTheLaw: 1,
      relationsUnasked: 1,
      barred: 1,
      late: 1,
      coming: 1,
      followUpsMissed: 1,
      pagesCounted: false,
    }
    const found = findingsOf(everything)
    expect(found).toHaveLength(19)
    expect([...new Set(found.map(({ aspect }) => aspect))]).toEqual([...aspects])
  })

  it('lets the head mediator close with something missing for a reason, and nobody else', () => {
    const missing = findingsOf({ ...clean, uninitialled: 1 })
    expect(mayClose(missing, { head: false, reason: head.reason })).toEqual({
      may: false,
      because: 'not-head-mediator',
    })
    expect(mayClose(missing, { head: true, reason: ' ' })).toEqual({ may: false, because: 'reason-missing' })
    expect(mayClose(missing, head)).toEqual({ may: true })
  })

  it('lets nobody close past a report that is owed, or before the parties were told of their routes', () => {
    for (const more of [{ holds: [{ code: 'not-screened' }] }, { ending: [{ code: 'when' }] }] as const)
      expect(mayClose(findingsOf({ ...clean, ...more }), head)).toEqual({ may: false, because: 'commanded' })
  })
})

describe('an archived case', () => {
  it('does not change, and neither does one that goes on as part of another', () => {
    expect(caseStates.filter((state) => !mayChange(state))).toEqual(['joined', 'archived'])
  })

  it('stays for good unless the centre set years for its kind', () => {
    const settings = new Map([['邻里', { for: 'years', years: 10 } as const]])
    expect(keptUntil(retentionOf(settings, '邻里'), '2026-02-28')).toBe('2036-02-28')
    expect(keptUntil(retentionOf(settings, '婚姻家庭'), '2026-02-28')).toBeNull()
  })

  it('has a cover whose fields are filled, with those who had the case then', () => {
    const cover = {
      title: '甲与乙漏水纠纷',
      number: '翰林人调字〔2026〕001号',
      mediators: ['金花'],
      from: '2026-03-01',
      to: '2026-04-01',
      filedBy: '金花',
      filedOn: '2026-04-02',
      retention: { for: 'good' },
      remark: '',
    } as const
    expect(coverGaps(cover)).toEqual([])
    expect(
      coverGaps({ ...cover, title: '', number: '', mediators: [], filedBy: '', filedOn: '2026-03-31' }),
    ).toEqual(['title', 'number', 'mediators', 'filed-by', 'dates'])
  })
})
