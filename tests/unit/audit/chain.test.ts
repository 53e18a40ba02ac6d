/** Whatever is done to the log, reading it once against an outside head tells that it was done, where, and how. */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AuditFault } from '#vault/log/contract'
import { emptyLog, macOf, type ChainedRow } from '#vault/log/rules/chain'
import { readHead, readMac, shortMac } from '#vault/log/rules/head'
import { isLeftBehind, isSinceRestores } from '#vault/log/rules/restored'
import { ChainCheck, checkChain, type OutsideHead } from '#vault/log/rules/verify'

type Content = Omit<ChainedRow, 'mac' | 'sequence'>

const key = randomBytes(32)
const anotherKey = randomBytes(32)
const length = 120

const content = (index: number): Content => ({
  at: 1_795_000_000_000 + index * 1000,
  staffId: index % 7 === 0 ? null : (index % 4) + 1,
  procedure: index % 5 === 0 ? 'residents.reveal' : 'visits.register',
  outcome: index % 5 === 0 ? 'disclosed' : 'done',
  subject: `resident:${(index * 31) % 97}`,
  digest: String(index * 7919).padStart(64, '0'),
  disclosed: index % 5 === 0 ? { fields: 'phone', reason: 'call-back', note: '' } : null,
})

/** Rows that follow `before` under a key, as the desk writes them. */
function chained(rows: readonly Content[], under: Buffer, before = emptyLog): readonly ChainedRow[] {
  const made: ChainedRow[] = []
  let last = before
  for (const row of rows) {
    const sequence = last.sequence + 1
    const mac = macOf({ ...row, sequence }, last.mac, under)
    last = { sequence, mac }
    made.push({ ...row, sequence, mac })
  }
  return made
}

const written = chained(
  Array.from({ length }, (_, index) => content(index)),
  key,
)
const headAt = (sequence: number, source = 'day sheet'): OutsideHead => ({
  sequence,
  mac: written[sequence - 1]?.mac.slice(0, 16) ?? '',
  source,
})
/** Day sheets every thirty rows, and the end. */
const outside = [20, 50, 80, length].map((sequence) => headAt(sequence))

/** As the table gives them after somebody gave every row the number of its place. */
const renumbered = (rows: readonly ChainedRow[]): readonly ChainedRow[] =>
  rows.map((row, index) => ({ ...row, sequence: index + 1 }))

const rowAt = (place: number): ChainedRow => {
  const row = written[place - 1]
  if (row === undefined) throw new Error('no such row')
  return row
}
const from = (place: number): readonly ChainedRow[] => written.slice(place - 1)
const before = (place: number): readonly ChainedRow[] => written.slice(0, place - 1)

interface Tampered {
  readonly rows: readonly ChainedRow[]
  readonly fault: AuditFault
  readonly sequence: number
}

const place = (least: number, most: number) => fc.integer({ min: least, max: most })

const edit: fc.Arbitrary<Tampered> = fc
  .tuple(place(1, length), fc.integer({ min: 1, max: 1e9 }), fc.nat(7))
  .map(([at, value, column]) => {
    const row = rowAt(at)
    const changes: readonly Partial<ChainedRow>[] = [
      { at: row.at + value },
      { staffId: (row.staffId ?? 0) + value },
      { procedure: `residents.p${value}` },
      { outcome: row.outcome === 'refused' ? 'done' : 'refused' },
      { subject: `staff:${value}` },
      { digest: String(value) },
      { mac: String(value).padStart(64, 'f') },
      { disclosed: row.disclosed === null ? { fields: 'phone', reason: '', note: String(value) } : null },
    ]
    const rows = [...before(at), { ...row, ...changes[column] }, ...from(at + 1)]
    return { rows, fault: 'edited', sequence: at }
  })

const editedReason: fc.Arbitrary<Tampered> = place(1, length / 5).map((nth) => {
  const at = (nth - 1) * 5 + 1
  const row = rowAt(at)
  const disclosed = { fields: 'phone', reason: 'asked-by-resident', note: '' }
  return { rows: [...before(at), { ...row, disclosed }, ...from(at + 1)], fault: 'edited', sequence: at }
})

const deletion: fc.Arbitrary<Tampered> = fc
  .tuple(place(1, length - 10), place(1, 8), fc.boolean())
  .map(([at, count, hidden]) => {
    const left = [...before(at), ...from(at + count)]
    return { rows: hidden ? renumbered(left) : left, fault: 'deleted', sequence: at }
  })

const insertion: fc.Arbitrary<Tampered> = fc
  .tuple(place(1, length), fc.nat(1e6), fc.boolean())
  .map(([at, value, copy]): Tampered => {
    const forged = copy
      ? rowAt((value % length) + 1)
      : { ...content(value), sequence: at, mac: randomBytes(32).toString('hex') }
    return { rows: renumbered([...before(at), forged, ...from(at)]), fault: 'inserted', sequence: at }
  })
  // A copy of a row in its own place is the row.
  .map((tampered) => {
    const twice = tampered.rows[tampered.sequence]?.mac === tampered.rows[tampered.sequence - 1]?.mac
    return twice ? { ...tampered, sequence: tampered.sequence + 1 } : tampered
  })
  .filter(({ rows, sequence }) => sequence <= rows.length - 1)

const swap: fc.Arbitrary<Tampered> = fc
  .tuple(place(1, length), place(1, length))
  .filter(([one, other]) => one < other)
  .map(([one, other]) => ({
    rows: renumbered([
      ...before(one),
      rowAt(other),
      ...written.slice(one, other - 1),
      rowAt(one),
      ...from(other + 1),
    ]),
    fault: 'reordered',
    sequence: one,
  }))

const cutTail: fc.Arbitrary<Tampered> = place(0, length - 1).map((left) => ({
  rows: written.slice(0, left),
  fault: 'cut-tail',
  sequence: left + 1,
}))

const recomputed = (under: Buffer) =>
  fc.tuple(place(1, length - 2), fc.integer({ min: 1, max: 1e9 })).map(([at, value]): Tampered => {
    const [first, ...rest] = from(at)
    const changed = first === undefined ? [] : [{ ...first, subject: `staff:${value}` }, ...rest]
    const rows = [...before(at), ...chained(changed, under, at === 1 ? emptyLog : rowAt(at - 1))]
    // With the right key the chain itself is sound; the first head outside that differs tells.
    const told = under === key ? (outside.find(({ sequence }) => sequence >= at)?.sequence ?? 0) : at
    return { rows, fault: 'recomputed', sequence: told }
  })

describe('the audit chain', () => {
  it('as it was written is sound, and says how far an outside head vouches for it', () => {
    const head = { sequence: length, mac: written.at(-1)?.mac }
    expect(checkChain(written, key)).toEqual({ ok: true, head, vouched: 0 })
    expect(checkChain(written, key, [headAt(80), headAt(40)])).toEqual({ ok: true, head, vouched: 80 })
    expect(checkChain([], key)).toEqual({ ok: true, head: emptyLog, vouched: 0 })
  })

  it('tells 1,000 edits, deletions, insertions, swaps, cut tails and chains made anew, and names the first bad row', () => {
    const kinds = [
      edit,
      editedReason,
      deletion,
      insertion,
      swap,
      cutTail,
      recomputed(key),
      recomputed(anotherKey),
    ]
    const told = new Map<AuditFault, number>()
    fc.assert(
      fc.property(fc.oneof(...kinds), ({ rows, fault, sequence }) => {
        const verdict = checkChain(rows, key, outside)
        expect(verdict).toMatchObject({ ok: false, fault, sequence })
        told.set(fault, (told.get(fault) ?? 0) + 1)
      }),
      { numRuns: 1000 },
    )
    expect(told.size).toBe(6)
    expect(Math.min(...told.values())).toBeGreaterThan(50)
  })

  it('whose tail was cut, or that was made anew with its own key, is found by nothing but an outside head', () => {
    const remade = chained([content(1), ...written.slice(1)], key)
    for (const rows of [written.slice(0, 100), remade]) {
      expect(checkChain(rows, key)).toMatchObject({ ok: true, vouched: 0 })
      expect(checkChain(rows, key, [headAt(length, 'day sheet of 23 November')])).toMatchObject({
        ok: false,
        source: 'day sheet of 23 November',
      })
    }
  })

  it('made anew after a day sheet is told to have been sound until that sheet', () => {
    const rows = [...before(60), ...chained([content(1), ...from(61)], key, rowAt(59))]
    expect(checkChain(rows, key, outside)).toMatchObject({ fault: 'recomputed', sequence: 80, vouched: 50 })
  })

  it('under another key is sound for nobody', () => {
    expect(checkChain(written, anotherKey)).toMatchObject({ ok: false, fault: 'recomputed', sequence: 1 })
  })

  it('with a disclosure that no row tells of has had it put in', () => {
    const check = new ChainCheck(key, [])
    for (const row of written) check.next(row)
    expect(check.end(length + 5)).toMatchObject({ ok: false, fault: 'inserted', sequence: length + 5 })
  })
})

describe('a head of before a restore', () => {
  const head = { sequence: 30, mac: '0'.repeat(64), source: 'backup' }
  const restores = [{ sequence: 21, at: 5000, number: null }]

  it('is left behind where the backup that was restored did not have its row yet', () => {
    expect(isLeftBehind({ ...head, at: 4000 }, restores)).toBe(true)
  })

  it('holds for rows that the backup had, for what came later, and without a restore', () => {
    expect(isLeftBehind({ ...head, sequence: 20, at: 4000 }, restores)).toBe(false)
    expect(isLeftBehind({ ...head, at: 6000 }, restores)).toBe(false)
    expect(isLeftBehind({ ...head, at: 4000 }, [])).toBe(false)
    expect(isLeftBehind({ ...head, at: null }, restores)).toBe(false)
    // The clock was a day ahead when the backup was made; which restore it was of is counted.
    const third = [{ sequence: 30, at: 5000, number: 3 }]
    expect(isLeftBehind({ ...head, at: 9000, restores: 2 }, third)).toBe(true)
    expect(isLeftBehind({ ...head, at: 4000, restores: 3 }, third)).toBe(false)
    expect(isSinceRestores({ ...head, at: 4000, restores: 3 }, third)).toBe(true)
    expect(isSinceRestores({ ...head, at: 9000, restores: 2 }, third)).toBe(false)
  })
})

describe('a head on paper', () => {
  const { sequence, mac } = rowAt(110)

  it('is typed as people type it', () => {
    const short = shortMac(mac)
    expect(short).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/)
    for (const typed of [
      short,
      short.toUpperCase(),
      short.replaceAll('-', ' '),
      short.replaceAll('-', '－'),
    ]) {
      expect(readMac(typed)).toBe(mac.slice(0, 16))
      expect(readHead(`${sequence} · ${typed}`)).toEqual({ sequence, mac: mac.slice(0, 16) })
    }
    expect(readHead(`${sequence}:${mac}`)).toEqual({ sequence, mac })
    expect(readHead(`１１０：${short}`)).toEqual({ sequence, mac: mac.slice(0, 16) })
  })

  it('is none with fewer digits than can be told from chance, or with other signs', () => {
    for (const typed of [
      '',
      '110',
      `110:${mac.slice(0, 15)}`,
      `110:${mac}0`,
      'x:0123456789abcdef',
      '110:gggg',
    ]) {
      expect(readHead(typed)).toBeNull()
    }
  })
})
