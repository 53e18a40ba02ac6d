/** Who was met before, also in another role and spelt a little differently, and which mediator should not have a case. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  likeness,
  mayMediate,
  met,
  nameLikeness,
  relations,
  type Named,
  type Standing,
} from '#features/mediation/rules/index'

const named = (name: string, more: Partial<Named> = {}): Named => ({
  name,
  idNumber: '',
  phones: [],
  birth: null,
  ...more,
})
const standing = (
  name: string,
  role: Standing['role'],
  side: number | null,
  more: Partial<Named> = {},
): Standing => ({ ...named(name, more), role, side })

describe('two names', () => {
  it('are alike when written alike, sounding alike, or one slip apart from three characters on', () => {
    const pairs = [
      ['欧阳 建国', '欧阳建国', 'name'],
      ['张伟', '章伟', 'sound'],
      ['刘建国', '牛建国', 'sound'],
      ['陈志强', '陈治强', 'sound'],
      ['王建国', '王建华', 'spelling'],
      ['阿依古丽', '阿依克古丽', 'spelling'],
      ['张三', '张四', null],
      ['王建国', '李建国', null],
      ['王建国', '王国建', 'spelling'],
      ['', '张三', null],
    ] as const
    for (const [one, other, expected] of pairs) expect(nameLikeness(one, other)).toBe(expected)
  })

  it('are alike both ways, and each like itself', () => {
    const name = fc
      .array(fc.constantFrom(...Array.from('张章王建国华志强治')), { minLength: 1, maxLength: 4 })
      .map((one) => one.join(''))
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(nameLikeness(one, other)).toBe(nameLikeness(other, one))
        expect(nameLikeness(one, one)).toBe('name')
      }),
    )
  })

  it('of two ID numbers are two people, of one number one, whatever the name', () => {
    const [one, other] = [named('张三', { idNumber: '1' }), named('张三', { idNumber: '2' })]
    expect(likeness(one, other)).toBeNull()
    expect(likeness(one, named('李四', { idNumber: '1' }))).toBe('id-number')
    expect(
      likeness(named('张三', { birth: '1980-01-01' }), named('张三', { birth: '1990-01-01' })),
    ).toBeNull()
    expect(
      likeness(named('张三', { phones: ['13800138000'] }), named('章三', { phones: ['13800138000'] })),
    ).toBe('phone')
  })
})

describe('people met before', () => {
  it('warn with case and role, whatever role they had, and tell the same mediator', () => {
    const earlier = {
      id: 11,
      mediators: [7],
      standings: [standing('乙志强', 'applicant', 1), standing('丁桂芳', 'respondent', 2)],
    }
    const now = [standing('甲建国', 'applicant', 1), standing('乙志强', 'respondent', 2)]
    expect(met(now, [earlier], [7])).toEqual([
      {
        case: 11,
        who: 1,
        earlier: 0,
        earlierRole: 'applicant',
        because: 'name',
        sameMediator: true,
        roleChanged: true,
        sidesChanged: false,
      },
    ])
    expect(met(now, [earlier], [8])[0]?.sameMediator).toBe(false)
  })

  it('who stood beside each other and are against each other now are told as such', () => {
    const earlier = {
      id: 12,
      mediators: [],
      standings: [standing('甲建国', 'applicant', 1), standing('乙志强', 'applicant', 1)],
    }
    const now = [standing('甲建国', 'applicant', 1), standing('乙志强', 'respondent', 2)]
    expect(met(now, [earlier], []).map(({ sidesChanged }) => sidesChanged)).toEqual([true, true])
    // The same quarrel once more: against each other then and now.
    const again = { ...earlier, standings: now }
    expect(met(now, [again], []).map(({ sidesChanged }) => sidesChanged)).toEqual([false, false])
    expect(met(now, [again], []).map(({ roleChanged }) => roleChanged)).toEqual([false, false])
  })

  it('come with the surest first, then the latest case', () => {
    const by = (id: number, more: Partial<Named>) => ({
      id,
      mediators: [],
      standings: [standing('李建国', 'invited', null, more)],
    })
    const now = [standing('李建国', 'applicant', 1, { idNumber: '1', phones: ['13800138000'] })]
    const cases = [by(1, {}), by(2, { phones: ['13800138000'] }), by(3, { idNumber: '1' }), by(4, {})]
    expect(met(now, cases, []).map((one) => one.case)).toEqual([3, 2, 4, 1])
  })
})

describe('a mediator', () => {
  const mediator = named('金花', { idNumber: '9' })
  const party = (name: string, more: Partial<Named> = {}, acting: readonly Named[] = []) => ({
    ...named(name, more),
    acting,
  })

  it('人民调解法 19, 23: of a party’s household, or with another relation that they declare, needs all parties’ yes', () => {
    const found = relations(
      mediator,
      [party('甲建国'), party('乙志强')],
      [
        { party: 0, relation: 'relative' },
        { party: 1, relation: 'colleague' },
      ],
    )
    expect(found).toEqual([
      { code: 'declared', party: 0, relation: 'relative' },
      { code: 'declared', party: 1, relation: 'colleague' },
    ])
    expect([mayMediate(found, false), mayMediate(found, true)]).toEqual([false, true])
    expect(mayMediate([], false)).toBe(true)
  })

  it('who is a party never mediates; one of the same name is asked about', () => {
    const self = relations(mediator, [party('金花', { idNumber: '9' })], [])
    expect(mayMediate(self, true)).toBe(false)
    const namesake = relations({ ...mediator, idNumber: '' }, [party('金花')], [])
    expect([mayMediate(namesake, false), mayMediate(namesake, true)]).toEqual([false, true])
  })

  it('民法典 168: who acts for a party is on its side; one of the same name is asked about', () => {
    const of = (acting: Named) => relations(mediator, [party('甲建国'), party('乙志强', {}, [acting])], [])
    expect(of(named('丁桂芳'))).toEqual([])
    const namesake = of(named('金花'))
    expect(namesake).toEqual([{ code: 'acts-for', party: 1, because: 'name' }])
    expect([mayMediate(namesake, false), mayMediate(namesake, true)]).toEqual([false, true])
    expect(mayMediate(of(named('金花', { idNumber: '9' })), true)).toBe(false)
  })
})
