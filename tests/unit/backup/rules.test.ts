import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backupName, instantOfName, isBackupName, isUnfinishedName } from '#vault/backup/rules/names'
import { newerFirst, type Ordered } from '#vault/backup/contract'
import { allowanceFor, keptBackups, mostKept, weekOf } from '#vault/backup/rules/retention'
import { drillIsDue, secondPlaceWarning } from '#vault/backup/rules/second-place'
import { dayAt } from '#ground/clock'

const hour = 60 * 60 * 1000
const day = 24 * hour
const now = Date.parse('2026-11-23T09:30:00+08:00')

/** One whose log says nothing: then the clock decides. */
const unread = (name: string, at: number): Ordered => ({ name, at, manifest: null })

const backups = fc
  .array(fc.integer({ min: 0, max: 900 * 24 * 60 }), { maxLength: 120 })
  .map((minutes) => minutes.map((ago, index) => unread(String(index).padStart(3, '0'), now - ago * 60_000)))

const at = (text: string) => unread(text, Date.parse(`${text}:00+08:00`))

const small = allowanceFor(50_000_000)

describe('what is kept', () => {
  it('never takes the newest away, and never keeps more than 26', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const keeps = keptBackups(all, now, small)
        const [newest] = all.toSorted(newerFirst)
        if (newest !== undefined) expect(keeps.has(newest.name)).toBe(true)
        expect(keeps.size).toBeLessThanOrEqual(mostKept(small))
        expect(keeps.size).toBeLessThanOrEqual(26)
      }),
    )
  })

  it('is each the newest of its day, week or month, or one of the newest three of today', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const newestFirst = all.toSorted(newerFirst)
        const today = newestFirst.filter((one) => dayAt(one.at) === dayAt(now)).slice(0, 3)
        const isNewest = (backup: { name: string; at: number }, slot: (instant: number) => unknown) =>
          newestFirst.find((one) => slot(one.at) === slot(backup.at))?.name === backup.name
        for (const name of keptBackups(all, now, small)) {
          const backup = all.find((one) => one.name === name)
          if (backup === undefined) throw new Error('kept what is not there')
          const month = (instant: number) => dayAt(instant).slice(0, 7)
          expect(
            today.includes(backup) ||
              isNewest(backup, dayAt) ||
              isNewest(backup, weekOf) ||
              isNewest(backup, month),
          ).toBe(true)
        }
      }),
    )
  })

  it('does not change when it is asked again of what it kept', () => {
    fc.assert(
      fc.property(backups, (all) => {
        const once = keptBackups(all, now, small)
        const left = all.filter(({ name }) => once.has(name))
        expect(keptBackups(left, now, small)).toEqual(once)
      }),
    )
  })

  it('counts days in Asia/Shanghai: half past seven in the evening UTC is tomorrow', () => {
    const late = unread('late', Date.parse('2026-11-22T15:59:00Z'))
    const early = unread('early', Date.parse('2026-11-22T16:01:00Z'))
    // Two days, so both are the newest of theirs; on one day only three of today would be.
    const crowd = Array.from({ length: 5 }, (_, index) =>
      unread(`today ${String(index)}`, now - index * 60_000),
    )
    const keeps = keptBackups([late, early, ...crowd], now, small)
    expect(keeps.has('late')).toBe(true)
    expect(keeps.has('early')).toBe(false)
  })

  it('of three years of four backups a day is 3 of today, 7 days, 4 weeks and 12 months', () => {
    const all = Array.from({ length: 3 * 365 * 4 }, (_, index) =>
      unread(`b${String(index).padStart(5, '0')}`, now - index * 6 * hour),
    )
    const names = keptBackups(all, now, small)
    const keeps = all.filter(({ name }) => names.has(name))
    const ages = keeps.map((one) => Math.round((now - one.at) / day))
    expect(keeps.filter((one) => dayAt(one.at) === dayAt(now))).toHaveLength(2)
    expect(new Set(keeps.slice(0, 8).map((one) => dayAt(one.at))).size).toBe(7)
    expect(Math.max(...ages)).toBeGreaterThan(320)
    expect(keeps.length).toBeLessThanOrEqual(26)
  })

  it('is less, and made less often, the larger the data is, and never nothing', () => {
    const mib = 1024 * 1024
    const sizes = [0, 256 * mib, 256 * mib + 1, 1024 * mib, 1024 * mib + 1, 1e15].map(allowanceFor)
    expect(sizes.map(mostKept)).toEqual([26, 26, 16, 16, 9, 9])
    expect(sizes.map(({ minutes }) => minutes)).toEqual([15, 15, 30, 30, 60, 60])
    const all = Array.from({ length: 3 * 365 * 4 }, (_, index) =>
      unread(`b${String(index).padStart(5, '0')}`, now - index * 6 * hour),
    )
    for (const allowance of sizes) {
      const keeps = keptBackups(all, now, allowance, 'b00007')
      expect(keeps.has('b00000')).toBe(true)
      expect(keeps.has('b00007')).toBe(true)
      expect(keeps.size).toBeLessThanOrEqual(mostKept(allowance) + 1)
      // Whatever the size, there is one of another day, of another week and of another month.
      const days = all.filter(({ name }) => keeps.has(name)).map((one) => dayAt(one.at))
      expect(new Set(days).size).toBeGreaterThanOrEqual(3)
      expect(new Set(days.map((one) => one.slice(0, 7))).size).toBeGreaterThanOrEqual(3)
    }
  })

  it('loses nothing over a holiday: what counts are days that have a backup', () => {
    const before = ['2026-09-28T18:00', '2026-09-29T18:00', '2026-09-30T18:00'].map(at)
    const after = Date.parse('2026-10-09T09:00:00+08:00')
    expect(keptBackups(before, after, small).size).toBe(3)
  })

  it('counts weeks from Monday', () => {
    expect(weekOf(at('2026-11-22T23:59').at)).toBe(weekOf(at('2026-11-16T00:00').at))
    expect(weekOf(at('2026-11-23T00:00').at)).toBe(weekOf(at('2026-11-22T23:59').at) + 1)
  })
})

describe('names', () => {
  it('tell when a backup was made, to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
        const name = backupName(seconds * 1000, '0f3a9c11')
        expect(isBackupName(name)).toBe(true)
        expect(instantOfName(name)).toBe(seconds * 1000)
      }),
    )
    expect(backupName(now, '0f3a9c11')).toBe('20261123-093000-0f3a9c11')
  })

  it('are told from anything else that lies in a folder', () => {
    for (const name of [
      'photos',
      '20261123-093000',
      '20261123-093000-0f3a9c11.part',
      '../20261123-093000-0f3a9c11',
    ])
      expect(isBackupName(name), name).toBe(false)
    expect(isUnfinishedName('20261123-093000-0f3a9c11.part')).toBe(true)
    expect(isUnfinishedName('thesis.part')).toBe(false)
  })
})

describe('the second place', () => {
  const chosen = { state: 'chosen', folder: '/media/stick' } as const
  it('is missed when it has been away for a day, not over night', () => {
    expect(secondPlaceWarning(chosen, { since: now - 16 * hour, now, works: false }).warning).toBe('none')
    expect(secondPlaceWarning(chosen, { since: now - 50 * hour, now, works: false })).toEqual({
      warning: 'away',
      days: 2,
    })
    expect(secondPlaceWarning(chosen, { since: now - 50 * hour, now, works: true }).warning).toBe('none')
  })
  it('is asked for after a day without one, unless the manager wants none', () => {
    expect(secondPlaceWarning({ state: 'unset' }, { since: now - day, now, works: true }).warning).toBe(
      'not-set',
    )
    expect(
      secondPlaceWarning({ state: 'declined' }, { since: now - 9 * day, now, works: true }).warning,
    ).toBe('none')
  })
  it('wants a drill when there was none for a month', () => {
    expect(drillIsDue(null, now)).toBe(true)
    expect(drillIsDue(now - 30 * day, now)).toBe(false)
    expect(drillIsDue(now - 32 * day, now)).toBe(true)
  })
})
