/** Numbers are masked wherever they stand, and a text that was shown masked keeps them when it comes back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMasked, maskBirth, maskNumbersIn, shownTo, withNumbersOf } from '#ground/people/masking'
import { mayReveal } from '#ground/roles/sensitive'
import { roles } from '#ground/roles/permissions'

describe('a text in which someone wrote a number', () => {
  it.each([
    ['女儿电话13812342204，晚上打', '女儿电话138****2204，晚上打'],
    ['138 1234 2204 / 138-1234-2204', '138****2204 / 138****2204'],
    ['身份证420106194403201529、42010619440320152X', '身份证420****1529、420****152X'],
    ['420106 19440320 1529', '420****1529'],
    ['座机027-87222160', '座机027****2160'],
    ['１３８１２３４２２０４', '１３８****２２０４'],
  ])('shows %s as %s', (typed, shown) => {
    expect(maskNumbersIn(typed)).toBe(shown)
  })

  it.each(['2026-11-23 起', '3栋2单元501', '交 1200 元', '帮-2026-0012', '20261123', '电话', ''])(
    'leaves %s as it is',
    (text) => {
      expect(maskNumbersIn(text)).toBe(text)
    },
  )

  it('has its numbers again when it comes back from a form, whatever was changed around them', () => {
    const kept = '女儿13812342204，儿子13900001111'
    expect(withNumbersOf('女儿138****2204（先打），儿子139****1111', kept)).toBe(
      '女儿13812342204（先打），儿子13900001111',
    )
    expect(withNumbersOf('儿子139****1111', kept)).toBe('儿子13900001111')
    expect(withNumbersOf('换成13700002222', kept)).toBe('换成13700002222')
  })

  it('is refused when it names a number by a mask that was never there', () => {
    expect(withNumbersOf('女儿137****2222', '女儿13812342204')).toBeNull()
    expect(withNumbersOf('138****2204 138****2204', '13812342204')).toBeNull()
  })

  it('comes back whole from every form that changes nothing', () => {
    const phone = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String)
    const words = fc.string({ maxLength: 8 }).map((text) => text.replace(/[\d*０-９]/g, ''))
    fc.assert(
      fc.property(fc.array(fc.tuple(words, phone), { maxLength: 4 }), (parts) => {
        const text = parts.map(([before, number]) => `${before}，${number}`).join('。')
        const shown = maskNumbersIn(text)
        for (const [, number] of parts) expect(shown).not.toContain(number)
        expect(withNumbersOf(shown, text)).toBe(text)
      }),
    )
  })
})

describe('what leaves the desk for a role', () => {
  it('is masked for every role, by the table', () => {
    for (const role of roles) {
      const shown = shownTo([role])
      // Who may never ask for the rest is shown too little to guess it from.
      const mayAsk = mayReveal([role], 'id-number')
      expect(shown.idNumber('420106194403201529', false)).toBe(mayAsk ? '420****1529' : '****29')
      expect(shown.idNumber('420106194403201529', true)).toBe('****')
      expect(shown.phone('13812342204', true)).toBe('****')
      expect(shown.contactPhone('13812342204', true)).toBe('****')
      expect(shown.phone('13812342204', false)).toBe('138****2204')
      expect(shown.contactPhone('13812342204')).toBe('138****2204')
      expect(shown.birth('1944-03-20')).toBe('1944')
      expect(shown.hidesAddress(true)).toBe(true)
      expect(shown.hidesAddress(false)).toBe(role === 'auditor')
    }
  })

  it('keeps nothing of a birth but the year', () => {
    expect(maskBirth('1951-03-05')).toBe('1951')
    expect(isMasked('138****2204')).toBe(true)
  })
})
