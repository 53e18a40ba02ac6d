/** The two rows of numbers, each with the form that it has until the committee chooses its own: 案号 and 协议书编号 are counted apart. */
import { numberTemplate, takeNumber } from '#work/numbering/store'
import type { CaseReader, CaseWriter } from '../../service/call'
import type { NumberSeries } from '../contract'

const usual: Readonly<Record<NumberSeries, string>> = {
  case: '人调字〔{year}〕{seq:3}号',
  agreement: '人调协字〔{year}〕{seq:3}号',
}

export const templateOf = (call: Pick<CaseReader, 'statement'>, series: NumberSeries): string =>
  numberTemplate(call, series, usual[series])

export const nextOf = (call: CaseWriter, series: NumberSeries) => takeNumber(call, series, usual[series])
