/** Since when a list says that somebody is entitled, in the ways in which lists say it; and what a sheet made of it. */
import { describe, expect, it } from 'vitest'
import { readListRow } from '#features/canteen/category-list/rules/rows'
import type { Cell } from '#work/workbook/rules/cells'

const mapping = { name: 0, 'id-number': 1, category: 2, since: 3 }
const number = (value: number): Cell => ({ kind: 'number', value })
const text = (typed: string): Cell => ({ kind: 'text', text: typed })
const sinceOf = (cell: Cell) => {
  const row = readListRow([text('王桂珍'), text('420112194806070126'), text('低保'), cell], mapping, {
    day: '2026-11-01',
  })
  return row.kind === 'read' ? [row.since, row.unread?.code ?? null] : row.code
}

describe('a month', () => {
  it.each([
    ['2026年10月', '2026-10-01'],
    ['2026.1', '2026-01-01'],
    ['2026.10', '2026-10-01'],
    ['２０２６．０９', '2026-09-01'],
    ['202609', '2026-09-01'],
    ['2026-9月', '2026-09-01'],
  ])('in a text, %s, is its first day', (typed, day) => {
    expect(sinceOf(text(typed))).toEqual([day, null])
  })

  it.each([
    [2026.11, '2026-11-01'],
    [2026.02, '2026-02-01'],
    [2026.2, '2026-02-01'],
    [202_610, '2026-10-01'],
  ])('that the sheet took for the number %f is told by its digits', (value, day) => {
    expect(sinceOf(number(value))).toEqual([day, null])
  })

  it('that the sheet took for 2026.1 may be January or October, and is left to a person', () => {
    expect(sinceOf(number(2026.1))).toEqual([null, 'since-unread'])
  })

  it.each([text('2026.13'), text('2026'), number(2026), text('长期'), text('2026年')])(
    'is not guessed at: $text $value',
    (cell) => {
      expect(sinceOf(cell)).toEqual([null, 'since-unread'])
    },
  )
})

it('a number of fifteen digits is the one of eighteen that it became', () => {
  const row = readListRow([text('王桂珍'), number(420_112_480_607_012), text('低保'), null], mapping, {
    day: '2026-11-01',
  })
  // 420112 1948 0607 012 and its check character, worked out by hand: the weighted sum is 223, and 223 mod 11 is 3, for which stands 9.
  expect(row).toMatchObject({ kind: 'read', idNumber: '420112194806070129' })
})

it('a name whose formula came to nothing, or was not worked out, names nobody', () => {
  for (const typed of ['#N/A', '=VLOOKUP(B2,名册!A:B,2,0)']) {
    const row = readListRow([text(typed), text('420112194806070126'), text('低保'), null], mapping, {
      day: '2026-11-01',
    })
    expect(row).toMatchObject({ kind: 'rest', code: 'no-name' })
  }
})
