/** Gives out numbers: one after the other within a year, in the transaction of what is numbered. */
import { property } from '#ground/property'
import type { WriteCall } from '#desk/rpc/call'
import type { HasStatements } from '#vault/store/store'
import { isTemplate, numberText, type PaperNumber } from './rules'

/** The template of a series, or `usual` where nobody has chosen one. */
export function numberTemplate(store: HasStatements, series: string, usual: string): string {
  const row = store.statement('SELECT template FROM number_templates WHERE series = ?').get(series)
  const template = property(row, 'template')
  return typeof template === 'string' ? template : usual
}

/** Numbers given out from now on follow the new template. Throws a RangeError where it isn't one. */
export function setNumberTemplate(store: HasStatements, series: string, template: string): void {
  if (!isTemplate(template)) throw new RangeError('a number template needs its year and its sequence')
  store
    .statement(
      `INSERT INTO number_templates (series, template) VALUES (?, ?)
       ON CONFLICT (series) DO UPDATE SET template = excluded.template`,
    )
    .run(series, template)
}

/**
 * The next number of a series in the year of the call's day. Taken in the same transaction as the row that
 * bears it, so a write that fails leaves no gap, and no two rows get the same.
 */
export function takeNumber(
  call: Pick<WriteCall, 'statement' | 'today'>,
  series: string,
  usual: string,
): PaperNumber {
  const year = Number(call.today.slice(0, 4))
  const row = call
    .statement(
      `INSERT INTO number_counters (series, year, last) VALUES (?, ?, 1)
       ON CONFLICT (series, year) DO UPDATE SET last = last + 1 RETURNING last`,
    )
    .get(series, year)
  const sequence = property(row, 'last')
  if (typeof sequence !== 'number') throw new Error('a counter gave no number')
  return { year, sequence, text: numberText(numberTemplate(call, series, usual), year, sequence) }
}
