/** The two rows of numbers, each with the form that it has until the committee chooses its own: 案号 and 协议书编号 are counted apart. */
import { numberText } from '#work/numbering/rules'
import { numberTemplate, takeNumber } from '#work/numbering/store'
import type { CaseReader, CaseWriter } from '../../service/call'
import { numberSeries, type NumberSeries } from '../contract'

const usual: Readonly<Record<NumberSeries, string>> = {
  case: '人调字〔{year}〕{seq:3}号',
  agreement: '人调协字〔{year}〕{seq:3}号',
}

export const templateOf = (call: Pick<CaseReader, 'statement'>, series: NumberSeries): string =>
  numberTemplate(call, series, usual[series])

export const nextOf = (call: CaseWriter, series: NumberSeries) => takeNumber(call, series, usual[series])

/** A number longer than any padding: forms that differ in that alone give the same text sooner or later. */
const textOf = (template: string): string => numberText(template, 2000, 1_000_000_000)

/** Two rows with one form would give a case and an agreement the same number. */
export const isOfAnother = (
  call: Pick<CaseReader, 'statement'>,
  series: NumberSeries,
  template: string,
): boolean =>
  numberSeries.some((other) => other !== series && textOf(templateOf(call, other)) === textOf(template))
