/** What the door believes: codes of slips, lists, keys, who is asked what. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFault, checkStanding, faultsOf } from '#features/rooms/door/rules/checks'
import { bookingOfCode, slipCode } from '#features/rooms/door/rules/code'
import { briefingOf, guardianOf, materialsFor, stopsAtDoor } from '#features/rooms/door/rules/comers'
import { dueAt, isNewToDesk, isOverdue, placeOfKey } from '#features/rooms/door/rules/keys'
import { textOfMinute } from '#features/rooms/rules/index'
import { at, on, rules } from './house'

describe('the code of a slip', () => {
  it('leads to its booking, also typed small, full-width or in groups', () => {
    expect(slipCode(123)).toBe('CD00001230')
    for (const typed of ['CD00001230', 'cd00001230', 'ＣＤ００００１２３０', 'CD 0000-1230'])
      expect(bookingOfCode(typed)).toBe(123)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (id) => bookingOfCode(slipCode(id)) === id),
    )
  })

  it('with one wrong figure, or two neighbours changed, is nobody’s', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.nat(7),
        fc.integer({ min: 1, max: 9 }),
        (id, at, by) => {
          const code = slipCode(id)
          const figure = (Number(code[2 + at]) + by) % 10
          return bookingOfCode(`${code.slice(0, 2 + at)}${figure}${code.slice(3 + at)}`) === null
        },
      ),
    )
    expect(bookingOfCode('CD00001320')).toBeNull()
  })

  it('is not any other number that a reader may bring', () => {
    for (const other of ['6901234567892', '420106194806015323', '', 'CD0'])
      expect(bookingOfCode(other)).toBeNull()
  })
})

describe('a list', () => {
  const fine = (item: string) => ({ item, fine: true, note: '' })

  it('is answered whole, in the order of the room', () => {
    expect(checkFault(['煤气', '门窗'], [fine('煤气'), fine('门窗')])).toBeNull()
    expect(checkFault(['煤气', '门窗'], [fine('煤气')])).toBe('checks-changed')
    expect(checkFault(['煤气'], [fine('门窗')])).toBe('checks-changed')
  })

  it('says of what is not in order what is wrong', () => {
    expect(checkFault(['煤气'], [{ item: '煤气', fine: false, note: '' }])).toBe('note-needed')
    const told = [{ item: '煤气', fine: false, note: '阀门没关' }]
    expect(checkFault(['煤气'], told)).toBeNull()
    expect(checkStanding(['煤气'], faultsOf(told))).toBe('faults')
  })

  it('is open until it was filled in, and none where the room asks for nothing', () => {
    expect([checkStanding(['煤气'], null), checkStanding([], null), checkStanding([], 0)]).toEqual([
      'open',
      'none',
      'fine',
    ])
  })
})

describe('a key', () => {
  it('hangs here until it goes out, and is new again after it was lost', () => {
    expect([null, 'kept', 'out', 'back', 'lost'].map((last) => placeOfKey(last as never))).toEqual([
      'here',
      'here',
      'out',
      'here',
      'lost',
    ])
    expect([isNewToDesk(null), isNewToDesk('lost'), isNewToDesk('back')]).toEqual([true, true, false])
  })

  it('is due by the clock that was written: when the booking ends, else the next time that clock comes', () => {
    const evening = on('2026-12-01 19:00-21:00')
    const due = (clock: string, now: string, span = evening) => textOfMinute(dueAt(clock, span, at(now)))
    expect(due('21:00', '2026-12-01T18:50')).toBe('2026-12-01T21:00')
    expect(due('21:00', '2026-11-30T18:50')).toBe('2026-12-01T21:00')
    expect(due('09:00', '2026-12-01T18:50')).toBe('2026-12-02T09:00')
    expect(due('21:00', '2026-12-01T21:00')).toBe('2026-12-02T21:00')
    expect(due('21:00', '2026-12-02T08:00')).toBe('2026-12-02T21:00')
    const late = on('2026-12-01 22:00-24:00')
    expect(due('00:00', '2026-12-01T21:50', late)).toBe('2026-12-02T00:00')
  })

  it('is overdue from the minute on by which it should have been back', () => {
    expect([isOverdue(600, 599), isOverdue(600, 600), isOverdue(null, 600)]).toEqual([false, true, false])
  })
})

describe('who comes', () => {
  const strict = rules({ briefing: { validDays: 180 }, guardianUnder: 14, materialsFee: 1500 })
  const child = { birth: '2016-05-01', briefedOn: '2026-03-01', withGuardian: false }

  it('is told apart by whether the safety talk still holds on the day', () => {
    const told = (briefedOn: string | null) => briefingOf(strict, { ...child, briefedOn }, '2026-08-28')
    expect([told('2026-03-01'), told('2026-02-28'), told(null)]).toEqual(['valid', 'over', 'none'])
    expect(briefingOf(rules(), child, '2026-08-28')).toBe('not-asked')
  })

  it('under the age comes with a guardian', () => {
    expect(guardianOf(strict, child, '2026-08-28')).toBe('missing')
    expect(guardianOf(strict, { ...child, withGuardian: true }, '2026-08-28')).toBe('here')
    expect(guardianOf(strict, { ...child, birth: null }, '2026-08-28')).toBe('age-unknown')
    expect(guardianOf(strict, { ...child, birth: '2012-08-28' }, '2026-08-28')).toBe('not-needed')
  })

  it('is stopped for the talk and the guardian, not for an age nobody knows', () => {
    expect(stopsAtDoor('over', 'not-needed')).toBe(true)
    expect(stopsAtDoor('valid', 'missing')).toBe(true)
    expect(stopsAtDoor('valid', 'age-unknown')).toBe(false)
  })

  it('pays for the materials of those who came, and is expected to for all before', () => {
    expect(materialsFor(strict, 0, 8)).toEqual({ people: 8, fen: 12_000 })
    expect(materialsFor(strict, 6, 8)).toEqual({ people: 6, fen: 9000 })
  })
})
