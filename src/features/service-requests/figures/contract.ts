/** The month's figures, the rows behind each, and the month as a workbook. */
import { z } from 'zod'
import { day, pageOf, pageRequest } from '#ground/contract/fields'
import { reads } from '#ground/contract/procedure'
import { takesOut } from '#work/exports/contract'
import { requestRow } from '../requests/contract'
import { dimensions, ratings } from '../requests/contract/words'

export const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, 'not-a-month')

const figures = z.strictObject({
  accepted: z.number().int(),
  completed: z.number().int(),
  onTime: z.number().int(),
  terminated: z.number().int(),
  notAccepted: z.number().int(),
  corrected: z.number().int(),
  suspended: z.number().int(),
  rated: z.number().int(),
  poor: z.number().int(),
})
export type FigureSet = z.infer<typeof figures>
const tally = z.strictObject({ key: z.string(), count: z.number().int() })

export const figureNames = [
  'accepted',
  'completed',
  'onTime',
  'terminated',
  'notAccepted',
  'corrected',
  'suspended',
  'rated',
  'poor',
] as const
export type FigureName = (typeof figureNames)[number]

const monthFigures = z.strictObject({
  total: figures,
  before: figures,
  by: z.strictObject({
    item: z.array(z.strictObject({ key: z.string(), figures })),
    mode: z.array(z.strictObject({ key: z.string(), figures })),
    handler: z.array(z.strictObject({ key: z.string(), figures })),
    grid: z.array(z.strictObject({ key: z.string(), figures })),
  }),
  suspensionReasons: z.array(tally),
  endReasons: z.array(tally),
  ratings: z.array(z.strictObject({ rating: z.enum(ratings), count: z.number().int() })),
  days: z.array(z.strictObject({ day, accepted: z.number().int(), completed: z.number().int() })),
})
export type MonthFigures = z.infer<typeof monthFigures>

export const figuresContract = {
  /** Counts without names; `before` are those of the month before. */
  month: reads('service-requests.figures').input(z.strictObject({ month })).output(monthFigures),

  /** The rows behind one figure. */
  rows: reads('service-requests.read')
    .input(
      z.strictObject({
        month,
        figure: z.enum(figureNames),
        part: z.strictObject({ dimension: z.enum(dimensions), key: z.string().max(60) }).optional(),
        ...pageRequest,
      }),
    )
    .output(pageOf(requestRow)),

  /** The figures and the rows as a workbook, with its maker and purpose on it. */
  export: takesOut('service-requests.export', { month }),
}
