import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScanner, type ScannedKey } from '#app/scanner'

/** The keys of a text as a reader on a US layout types them, `gap` milliseconds apart. */
function keysOf(text: string, gap: number, from = 0): ScannedKey[] {
  return Array.from(text, (character, index) => ({
    code: /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`,
    shift: /[A-Z]/.test(character),
    at: from + index * gap,
  }))
}

function scan(keys: readonly ScannedKey[]): string | undefined {
  const scanner = createScanner()
  const found = keys.map((key) => scanner.key(key)).find((one) => one.state === 'scanned')
  return found?.state === 'scanned' ? found.text : undefined
}

const enter = (at: number): ScannedKey => ({ code: 'Enter', shift: false, at })

describe('a reader', () => {
  it('is recognised by its speed and the Enter at its end', () => {
    const id = '42010619430817152X'
    expect(scan([...keysOf(id, 8), enter(id.length * 8)])).toBe(id)
  })

  it('is recognised whatever it reads', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Za-z]{6,40}$/), fc.integer({ min: 1, max: 35 }), (text, gap) => {
        expect(scan([...keysOf(text, gap), enter(text.length * gap)])).toBe(text)
      }),
    )
  })

  it('reads the numeric block and ends with Tab as well', () => {
    const keys = Array.from('123456', (digit, index) => ({
      code: `Numpad${digit}`,
      shift: false,
      at: index * 5,
    }))
    const scanner = createScanner()
    for (const key of keys) scanner.key(key)
    expect(scanner.key({ code: 'Tab', shift: false, at: 30 })).toEqual({ state: 'paused' })
    expect(scanner.finish()).toBe('123456')
  })

  it('is told apart from what was typed just before', () => {
    const typed = keysOf('ab', 120)
    expect(scan([...typed, ...keysOf('998877', 10, 400), enter(460)])).toBe('998877')
  })

  it('is recognised in full when a busy machine holds one of its keys up', () => {
    const keys = keysOf('420106194308', 8).map((key, index) =>
      index < 5 ? key : { ...key, at: key.at + 90 },
    )
    expect(scan([...keys, enter(12 * 8 + 90)])).toBe('420106194308')
  })

  it('keeps its first key, which a slow machine was long in answering', () => {
    const card = 'hl000123'
    const [first, ...rest] = keysOf(card, 8)
    if (first === undefined) throw new Error('a card has a first key')
    const late = rest.map((key) => ({ ...key, at: key.at + 400 }))
    expect(scan([first, ...late, enter(400 + card.length * 8)])).toBe(card)
  })

  it('is not given what was typed some time before', () => {
    const card = 'hl000123'
    expect(scan([...keysOf('w', 8), ...keysOf(card, 8, 900), enter(900 + card.length * 8)])).toBe(card)
  })

  it('is not cut in two by a longer hitch once a reader was recognised', () => {
    const keys = keysOf('420106194308', 8).map((key, index) =>
      index < 2 ? key : { ...key, at: key.at + 1_200 },
    )
    expect(scan([...keys, enter(12 * 8 + 1_200)])).toBe('420106194308')
  })

  it('goes on after a tab between the fields of a card, with characters that no key types', () => {
    const scanner = createScanner()
    const number = '420106194403201529'
    for (const key of keysOf(number, 8)) scanner.key(key)
    const behind = ['\t', '王', '桂', '珍', '\t', '女'].map((key, at): ScannedKey => ({
      code: key === '\t' ? 'Tab' : '',
      key,
      shift: false,
      at: (number.length + at) * 8,
    }))
    expect(behind.map((key) => scanner.key(key).state)).toContain('paused')
    expect(scanner.key(enter((number.length + behind.length) * 8))).toEqual({
      state: 'scanned',
      text: `${number}\t王桂珍\t女`,
    })
  })

  it('may hold Shift for capitals', () => {
    const keys = keysOf('ABCDEF', 10).flatMap((key) => [
      { code: 'ShiftLeft', shift: true, at: key.at - 1 },
      key,
    ])
    expect(scan([...keys, enter(60)])).toBe('ABCDEF')
  })
})

describe('a person', () => {
  it('is never taken for a reader, however long the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-z]{1,40}$/), fc.integer({ min: 36, max: 400 }), (text, gap) => {
        expect(scan([...keysOf(text, gap), enter(text.length * gap)])).toBeUndefined()
      }),
    )
  })

  it('is not taken for one when Enter comes late', () => {
    expect(scan([...keysOf('123456', 10), enter(300)])).toBeUndefined()
  })

  it('is not taken for one with a few quick keys', () => {
    expect(scan([...keysOf('12345', 10), enter(50)])).toBeUndefined()
  })
})

it('says where a burst begins, so that the field can be put back as it was', () => {
  const scanner = createScanner()
  const firsts = [...keysOf('ab', 600), ...keysOf('cde', 10, 1_800)].map((key) => {
    const recognised = scanner.key(key)
    return recognised.state === 'typing' && recognised.first
  })
  expect(firsts).toEqual([true, true, true, false, false])
})
