/** What an ID number has to be, and what it says. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn } from '#ground/people/birth'
import { checkCharacterOf, likelyIdKind, readIdNumber } from '#ground/people/id-numbers'
import { maskIdNumber } from '#ground/people/masking'
import { needsGuardian } from '#features/residents/people/rules/consent'
import { idNumberFor } from './people'

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2026-11-23'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const region = fc.integer({ min: 110000, max: 659999 }).map(String)
const sequence = fc.integer({ min: 0, max: 999 })

describe('an ID number of a resident', () => {
  it('is accepted with its check character, and says birth and sex', () => {
    fc.assert(
      fc.property(day, sequence, region, (birth, number, place) => {
        expect(readIdNumber('resident-id', idNumberFor(birth, number, place))).toEqual({
          ok: true,
          number: idNumberFor(birth, number, place),
          birth,
          sex: number % 2 === 1 ? 'male' : 'female',
        })
      }),
    )
  })

  it('is refused when any one digit is mistyped', () => {
    fc.assert(
      fc.property(day, sequence, fc.nat(16), fc.integer({ min: 1, max: 9 }), (birth, number, at, by) => {
        const right = idNumberFor(birth, number)
        const digit = (Number(right.charAt(at)) + by) % 10
        const wrong = `${right.slice(0, at)}${String(digit)}${right.slice(at + 1)}`
        expect(readIdNumber('resident-id', wrong).ok).toBe(false)
      }),
    )
  })

  it('is refused when two neighbouring digits are swapped', () => {
    fc.assert(
      fc.property(day, sequence, fc.nat(16), (birth, number, at) => {
        const right = idNumberFor(birth, number)
        fc.pre(right.charAt(at) !== right.charAt(at + 1))
        const wrong = right.slice(0, at) + right.charAt(at + 1) + right.charAt(at) + right.slice(at + 2)
        expect(readIdNumber('resident-id', wrong).ok).toBe(false)
      }),
    )
  })

  it('is read through full-width digits, blanks, an apostrophe and a small x', () => {
    const right = '42010619610516057X'
    for (const typed of [
      "'42010619610516057x ",
      '４２０１０６１９６１０５１６０５７Ｘ',
      '420106 19610516 057x',
    ]) {
      expect(readIdNumber('resident-id', typed)).toMatchObject({
        ok: true,
        number: right,
        birth: '1961-05-16',
      })
    }
  })

  it('is refused with the reason', () => {
    const faultOf = (typed: string) => readIdNumber('resident-id', typed)
    expect(faultOf('')).toEqual({ ok: false, fault: 'id-number-missing' })
    expect(faultOf('4.20112E+17')).toEqual({ ok: false, fault: 'id-number-lost-digits' })
    expect(faultOf('130503670401001')).toEqual({ ok: false, fault: 'id-number-shape' })
    const impossible = '42011219900230001'
    expect(faultOf(impossible + checkCharacterOf(impossible))).toEqual({
      ok: false,
      fault: 'id-impossible-date',
    })
  })

  it('knows the other documents by their own form', () => {
    expect(readIdNumber('passport', 'e12345678')).toMatchObject({
      ok: true,
      number: 'E12345678',
      birth: null,
    })
    expect(readIdNumber('hm-permit', 'H12345678').ok).toBe(true)
    expect(readIdNumber('hm-permit', 'X12345678').ok).toBe(false)
    expect(readIdNumber('taiwan-permit', '12345678').ok).toBe(true)
    expect(readIdNumber('hmt-residence', idNumberFor('1988-08-08', 12, '810000'))).toMatchObject({
      birth: '1988-08-08',
    })
    expect(readIdNumber('hmt-residence', idNumberFor('1988-08-08', 12)).ok).toBe(false)
    expect(readIdNumber('foreigner-residence', 'FRA123456789012').ok).toBe(true)
    expect(readIdNumber('household-register', '')).toMatchObject({ ok: true, number: '' })
    expect(readIdNumber('household-register', '123').ok).toBe(false)
    expect(readIdNumber('other', '军官证0012').ok).toBe(true)
  })

  it('is told apart from other documents in a register without a column for the kind', () => {
    expect(likelyIdKind('E12345678')).toBe('passport')
    expect(likelyIdKind('H12345678')).toBe('hm-permit')
    expect(likelyIdKind('420112197101252487')).toBe('resident-id')
    expect(likelyIdKind(idNumberFor('1988-08-08', 12, '820000'))).toBe('hmt-residence')
  })

  it('leaves the desk with its first three and last four', () => {
    expect(maskIdNumber('42010619610516057X')).toBe('420****057X')
    expect(maskIdNumber('E12345678')).toBe('****78')
    expect(maskIdNumber('')).toBe('')
  })
})

describe('age', () => {
  it('is completed on the birthday, and on 1 March for 29 February in a common year', () => {
    expect(ageOn('1946-11-23', '2026-11-22')).toBe(79)
    expect(ageOn('1946-11-23', '2026-11-23')).toBe(80)
    expect(ageOn('2012-02-29', '2026-02-28')).toBe(13)
    expect(ageOn('2012-02-29', '2026-03-01')).toBe(14)
  })

  it('decides whether a guardian has to consent', () => {
    expect(needsGuardian('2012-11-24', '2026-11-23')).toBe(true)
    expect(needsGuardian('2012-11-23', '2026-11-23')).toBe(false)
    expect(needsGuardian(null, '2026-11-23')).toBe(false)
  })
})
