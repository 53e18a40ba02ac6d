/** What is told of a life makes times away: gone, back, dead, and each day put right. */
import { describe, expect, it } from 'vitest'
import { absencesTold, type ToldLife } from '#features/residents/books/absences'

type Word = readonly [ToldLife['status'], string | null, string?]
const here = { status: 'living', since: null } as const
const away = (first: Parameters<typeof absencesTold>[0], ...words: readonly Word[]) =>
  absencesTold(
    first,
    words.map(([status, since, cause = 'status'], at) => ({ status, since, cause, at })),
  ).map(({ from, until }) => [from, until])

describe('times away', () => {
  it('are between a move and the day of the return or of the death', () => {
    expect(away(here, ['moved-out', '2026-03-01'], ['living', '2026-05-01'])).toEqual([
      ['2026-03-01', '2026-05-01'],
    ])
    expect(away(here, ['moved-out', '2026-03-01'], ['deceased', '2026-05-01'])).toEqual([
      ['2026-03-01', '2026-05-01'],
    ])
    expect(away(here, ['moved-out', '2026-03-01'])).toEqual([])
    expect(away({ status: 'moved-out', since: '2026-03-01' }, ['living', '2026-05-01'])).toEqual([
      ['2026-03-01', '2026-05-01'],
    ])
  })

  it('were none where the return is of the day of the move or before it, or of no day', () => {
    expect(away(here, ['moved-out', '2026-03-01'], ['living', '2026-03-01'])).toEqual([])
    expect(away(here, ['moved-out', '2026-03-01'], ['living', '2020-01-01'])).toEqual([])
    expect(away(here, ['moved-out', '2026-03-01'], ['living', null, 'take-back'])).toEqual([])
    expect(away(here, ['moved-out', '2026-03-01'], ['deceased', '2026-02-01'])).toEqual([])
  })

  it('follow what is put right: the day of the move, of the return, and that there was none', () => {
    const gone: Word = ['moved-out', '2026-03-01']
    const back: Word = ['living', '2026-05-01']
    expect(away(here, gone, ['moved-out', '2026-04-01'], back)).toEqual([['2026-04-01', '2026-05-01']])
    expect(away(here, gone, back, ['living', '2026-06-01'])).toEqual([['2026-03-01', '2026-06-01']])
    expect(away(here, gone, back, ['living', '2026-03-01'])).toEqual([])
    expect(away(here, gone, back, ['living', '2026-03-01'], back)).toEqual([['2026-03-01', '2026-05-01']])
    expect(away(here, gone, back, gone)).toEqual([])
    expect(away(here, gone, back, ['deceased', '2026-09-01'])).toEqual([['2026-03-01', '2026-05-01']])
  })

  it('are as they were before a word that was taken back', () => {
    const gone: Word = ['moved-out', '2026-03-01']
    const back: Word = ['living', '2026-05-01']
    const slip: Word = ['moved-out', '2026-04-01']
    const takenBack: Word = ['living', '2026-05-01', 'status-take-back']
    expect(away(here, gone, back, slip, takenBack)).toEqual([['2026-03-01', '2026-05-01']])
    expect(away(here, slip, ['living', null, 'status-take-back'])).toEqual([])
    // Whoever says so by hand says that they came back.
    expect(away(here, gone, back, slip, back)).toEqual([['2026-04-01', '2026-05-01']])
  })

  it('are several, and do not end anew with a move within the community', () => {
    const first: readonly Word[] = [
      ['moved-out', '2026-03-01'],
      ['living', '2026-05-01'],
    ]
    expect(away(here, ...first, ['living', '2026-07-01', 'move'])).toEqual([['2026-03-01', '2026-05-01']])
    expect(away(here, ...first, ['moved-out', '2026-08-01'], ['living', '2026-09-01'])).toEqual([
      ['2026-03-01', '2026-05-01'],
      ['2026-08-01', '2026-09-01'],
    ])
  })
})
