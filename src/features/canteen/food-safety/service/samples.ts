/** Samples that are in the fridge: taken, and neither thrown away nor struck out. */
import { z } from 'zod'
import { addDays } from '#ground/days'
import type { HasStatements } from '#vault/store/store'
import { rowOf, rowsOf } from '#work/rows'
import { startOfServiceDay } from '../../rules/service-day'
import { settingsOf } from '../../settings/service'
import { sampleTakenAt } from '../rules'

const sampleRow = z.object({ id: z.number(), label: z.string(), day: z.string(), at: z.number() })

/** When a sample of a service day that was written down at an instant was taken, in UTC milliseconds. */
export const takenAtOf = (call: HasStatements, day: string, at: number): number =>
  sampleTakenAt(at, startOfServiceDay(addDays(day, 1), settingsOf(call)))

const kept = `SELECT r.id, r.label, r.day, r.at FROM canteen_samples_kept k JOIN canteen_safety_records r ON r.id = k.record_id`

export interface KeptSample {
  readonly id: number
  readonly label: string
  /** UTC milliseconds. */
  readonly takenAt: number
}

const sampleOf = (call: HasStatements, { id, label, day, at }: z.infer<typeof sampleRow>): KeptSample => ({
  id,
  label,
  takenAt: takenAtOf(call, day, at),
})

/** However long ago they were taken, the oldest first. */
export const keptSamples = (call: HasStatements, limit: number): readonly KeptSample[] =>
  rowsOf(call, sampleRow, `${kept} ORDER BY k.record_id LIMIT ?`, limit).map((row) => sampleOf(call, row))

export function keptSample(call: HasStatements, id: number): KeptSample | null {
  const row = rowOf(call, sampleRow, `${kept} WHERE k.record_id = ?`, id)
  return row === null ? null : sampleOf(call, row)
}
