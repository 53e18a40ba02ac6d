/**
 * A policy is written anew each January, when December is not claimed yet: a month is paid by what was in force in it. Worked by hand; in
 * fen.
 */
import { afterEach, describe, expect, it } from 'vitest'
import type { LumpSum, SubsidyPolicy } from '#features/canteen/contract/index'
import { periodsDue, type SumsWritten } from '#features/canteen/rules/index'
import { newSendId } from '../../support/desk'
import { openClaimDesk, type ClaimDesk } from './claim-desk'
import { policyOfSums, sumOf } from './sums'

const flat = (fen: number, own: Partial<LumpSum> = {}): LumpSum =>
  sumOf({ steps: [{ from: 0, fen }], ...own })

describe('the version that judges a period', () => {
  const written = (since: string, lumpSums: readonly LumpSum[], own: Partial<SumsWritten> = {}) => {
    return { since, from: '2026-01-01', until: null, lumpSums, ...own }
  }
  const due = (since: string, until: string, ...versions: Omit<SumsWritten, 'version'>[]) =>
    periodsDue(
      versions.map((one, at) => ({ ...one, version: at + 1 })),
      since,
      until,
    ).map(({ version, sum, period }) => [period.key, version, sum.steps[0]?.fen])
  const old = written('2026-02-10', [flat(100_000)])

  it('is the newest of the last day of the period, of whatever day it says that it is', () => {
    const anew = written('2027-01-04', [flat(200_000)])
    const expected = [
      ['2027-01', 2, 200_000],
      ['2026-12', 1, 100_000],
    ]
    expect(due('2026-12-01', '2027-01-31', old, anew)).toEqual(expected)
    expect(due('2026-12-01', '2027-01-31', old, { ...anew, from: '2027-01-01' })).toEqual(expected)
    // Written on the last day itself, it is in force on it.
    expect(due('2026-12-01', '2026-12-31', old, { ...anew, since: '2026-12-31' })).toEqual([
      ['2026-12', 2, 200_000],
    ])
  })

  it('is the newest of what ended before anything was written: a slip is put right before it is claimed', () => {
    expect(due('2026-01-01', '2026-02-28', old, written('2026-03-02', [flat(110_000)]))).toEqual([
      ['2026-01', 2, 110_000],
      ['2026-02', 1, 100_000],
    ])
  })

  it('pays for December a sum that went in January, and one that came in January from its own first day on', () => {
    const rent = flat(7000, { code: 'rent', from: '2026-12-01' })
    expect(due('2026-11-01', '2027-01-31', old, written('2027-01-04', [rent]))).toEqual([
      ['2026-12', 2, 7000],
      ['2027-01', 2, 7000],
      ['2026-11', 1, 100_000],
      ['2026-12', 1, 100_000],
    ])
  })

  it('pays nothing of after an end that was written down late', () => {
    const ended = written('2027-01-04', [flat(100_000)], { until: '2026-11-30' })
    expect(due('2026-11-01', '2026-12-31', old, ended)).toEqual([['2026-11', 1, 100_000]])
    // And of what an end was moved back out, by whoever moved it.
    const until = written('2026-02-10', [flat(100_000)], { until: '2026-11-30' })
    expect(due('2026-11-01', '2026-12-31', until, written('2027-01-04', [flat(100_000)]))).toEqual([
      ['2026-12', 2, 100_000],
      ['2026-11', 1, 100_000],
    ])
  })

  it('takes no day into two periods where it goes by the quarter from now on', () => {
    const quarter = written('2026-11-03', [flat(900_000, { per: 'quarter' })])
    expect(due('2026-08-01', '2026-12-31', { ...old, since: '2026-01-01' }, quarter)).toEqual([
      ['2026-Q4', 2, 900_000],
      ['2026-08', 1, 100_000],
      ['2026-09', 1, 100_000],
    ])
  })
})

describe('in the claim', () => {
  let at: ClaimDesk
  afterEach(() => at.desk.close())

  it('of December, made after the policy was written anew, stand the sums of December under their names', async () => {
    const only = (from: string, ...lumpSums: LumpSum[]): SubsidyPolicy => ({
      ...policyOfSums(...lumpSums),
      from,
    })
    const goes = flat(30_000, { code: 'heat', name: '取暖补贴' })
    at = await openClaimDesk()
    const { policies } = at.desk.client.canteen
    at.go('2026-11-30')
    const { id, version } = await policies.add({
      sendId: newSendId(),
      policy: only('2026-12-01', flat(100_000), goes),
    })
    at.go('2027-01-04')
    const anew = only('2027-01-01', flat(200_000))
    await policies.edit({ sendId: newSendId(), id, from: version, policy: anew })
    const sums = async (claim: number) => (await at.get(claim)).sums.map(({ name, fen }) => [name, fen])
    at.go('2027-01-06')
    const december = await at.claim('2026-12')
    expect(await sums(december)).toEqual([
      ['运营补贴', 100_000],
      ['取暖补贴', 30_000],
    ])
    at.go('2027-02-03')
    expect(await sums(await at.claim('2027-01'))).toEqual([['运营补贴', 200_000]])
  })
})
