/** Bringing a whole register in: look, choose the columns, see what would change, do it, take it back. */
import { z } from 'zod'
import { instant, rowId } from '#ground/contract/fields'
import { looksLong, progressing, reads, request, runsLong } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { madeFile } from '#work/exports/contract'
import { sheetFile, sheetInspection, sheetLayout } from '#work/workbook/contract'

/** What a register of a community may say of a person. */
export const registerFields = [
  'name',
  'sex',
  'id-kind',
  'id-number',
  'birth',
  'ethnicity', // 民族
  'phone',
  'estate',
  'building',
  'unit',
  'room',
  'door', // building, unit and room in one cell
  'grid',
  'tags',
  'registration', // 户籍: local or from elsewhere
  'registration-place',
  'relation', // to the head of the household
  'emergency-name',
  'emergency-relation',
  'emergency-phone',
  'status', // 常住, 迁出, 去世
  'status-since',
  'remark',
] as const
export type RegisterField = (typeof registerFields)[number]

export const registerLayout = sheetLayout(registerFields)
export type RegisterLayout = z.infer<typeof registerLayout>

/** The sheets of a book that are brought in together. */
const layouts = z.array(registerLayout).min(1).max(60)

export const registerInspection = sheetInspection(registerFields).extend({
  /** Sheets whose columns are as they were said to be the last time. */
  remembered: z.array(z.number().int()),
})
export type RegisterInspection = z.infer<typeof registerInspection>

const rowNote = z.strictObject({
  /** Name of the sheet. */
  sheet: z.string(),
  /** Row number in the sheet, from 1, as the spreadsheet shows it. */
  row: z.number().int(),
  /** `D703`. */
  cell: z.string(),
  name: z.string(),
  code: z.string(),
})

export const registerCounts = z.strictObject({
  /** Rows that are a person's. */
  rows: z.number().int(),
  importable: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
})
export type RegisterCounts = z.infer<typeof registerCounts>

export const registerPreview = z.strictObject({
  counts: registerCounts,
  refusals: z.array(z.strictObject({ code: z.string(), count: z.number().int() })),
  warnings: z.array(z.strictObject({ code: z.string(), count: z.number().int() })),
  /** At most 2,000 of each; the sheet of refused rows has them all. */
  refusedRows: z.array(rowNote),
  warnedRows: z.array(rowNote),
  /** At most 500: whose record would change, and how. Numbers are masked. */
  changes: z.array(
    z.strictObject({
      row: z.number().int(),
      id: rowId,
      name: z.string(),
      fields: z.array(
        z.strictObject({
          field: z.string(),
          before: masked('typed-number'),
          after: masked('typed-number'),
        }),
      ),
    }),
  ),
  /** Labels that the dictionaries do not have yet and would get. */
  newLabels: z.array(
    z.strictObject({
      dictionary: z.enum(['tag', 'estate', 'grid']),
      label: z.string(),
      rows: z.number().int(),
    }),
  ),
  /** Says that a commit is of just this file and layout, on the register as it was. */
  fingerprint: z.string(),
})
export type RegisterPreview = z.infer<typeof registerPreview>

export const importRow = z.strictObject({
  id: rowId,
  fileName: z.string(),
  at: instant,
  by: z.string(),
  state: z.enum(['running', 'done', 'being-taken-back', 'taken-back']),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
})
export type ImportRow = z.infer<typeof importRow>

export const registerContract = {
  /** What is in the file: sheets, headers, what the columns seem to be, and what has to be asked. */
  inspect: looksLong('residents.import')
    .input(request({ file: sheetFile }))
    .output(progressing(registerInspection)),

  /** What would happen, to the row; changes nothing. */
  preview: looksLong('residents.import')
    .input(request({ file: sheetFile, layouts }))
    .output(progressing(registerPreview)),

  /** Does what the preview showed. Stopped midway, by whomever, it leaves nothing behind. `heldBack`: rows of whom the desk wrote meanwhile. */
  commit: runsLong('residents.import')
    .input(
      request({
        file: sheetFile,
        fileName: z.string().trim().min(1).max(200),
        layouts,
        fingerprint: z.string().max(100),
      }),
    )
    .output(
      progressing(
        z.strictObject({ id: rowId.nullable(), counts: registerCounts, heldBack: z.number().int().min(0) }),
      ),
    ),

  /** Takes a whole import back. People who were served or changed since are kept, and counted. */
  takeBack: runsLong('residents.import')
    .input(request({ id: rowId }))
    .output(
      progressing(
        z.strictObject({ removed: z.number().int(), restored: z.number().int(), kept: z.number().int() }),
      ),
    ),

  /** The refused rows as a workbook, each with what is wrong and what to do; mended, it can be imported. */
  refusedSheet: looksLong('residents.import')
    .input(
      request({
        file: sheetFile,
        layouts,
        /** Words of the user's language for the columns that are added and for each code. */
        words: z.strictObject({
          cell: z.string().max(40),
          reason: z.string().max(40),
          messages: z.record(z.string().max(60), z.string().max(400)),
        }),
      }),
    )
    .output(progressing(madeFile)),

  /** An empty register whose columns are all recognised. Its headers are the words of the field, whatever the screen's language. */
  template: looksLong('residents.import')
    .input(
      request({
        words: z.strictObject({
          title: z.string().max(40),
          hints: z.array(z.string().max(200)).max(6),
          /** In the order of the fields. */
          headers: z.array(z.string().max(40)).length(registerFields.length),
        }),
      }),
    )
    .output(progressing(madeFile)),

  history: reads('residents.import')
    .input(z.strictObject({}))
    .output(z.strictObject({ imports: z.array(importRow) })),
}
