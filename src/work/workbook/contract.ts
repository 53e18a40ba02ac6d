/** A sheet from outside whose columns somebody says the meaning of: the file, what was found in it, and what was said. */
import { z } from 'zod'
import { masked } from '#ground/contract/sensitive'

/** A file the desk reads; 64 MB at most. */
export const sheetFile = z.instanceof(Blob).refine((file) => file.size <= 64 * 1024 * 1024, 'too-large')

/** Which sheet, where its header stands (rows from 0), and which column holds what. */
export const sheetLayout = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.strictObject({
    sheet: z.number().int().min(0).max(1000),
    headerRow: z.number().int().min(0).max(1000),
    columns: z
      .array(z.strictObject({ field: z.enum(fields), column: z.number().int().min(0).max(199) }))
      .max(fields.length),
  })

/** What a workbook looks like to somebody who knows these fields. */
export const sheetInspection = <const Fields extends readonly [string, ...string[]]>(fields: Fields) =>
  z.strictObject({
    sheets: z.array(
      z.strictObject({
        index: z.number().int(),
        name: z.string(),
        /** Whoever opens the book does not see it: it is brought in for whoever asks for it alone. */
        hidden: z.boolean(),
        /** A hidden one that did not fit beside the others: nothing of it was read. */
        unread: z.boolean(),
        rows: z.number().int(),
        /** Null when no row looks like the header that is looked for. */
        headerRow: z.number().int().nullable(),
        columns: z.array(
          z.strictObject({
            column: z.number().int(),
            /** `A`, `B` … */
            letters: z.string(),
            header: z.string(),
            /** What we take it for; null when it is known and not kept. */
            field: z.enum(fields).nullable(),
            /** True when someone has to say what it is. */
            asks: z.boolean(),
            /** Of the file's own cells; numbers and births are masked. */
            samples: z.array(masked('typed-number')),
          }),
        ),
      }),
    ),
    /** The sheet that looks most like what is looked for. */
    likely: z.number().int().nullable(),
  })
