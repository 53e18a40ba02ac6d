/** The materials of a request as they travel: what is wanted, where it is, and each time it changed hands. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { forms, movements, wantedForms } from '../requests/contract/words'

/** `staff` and `worker` by their row; `other` by a name, 街道政务中心窗口. */
export const holderInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('worker'), id: rowId }),
  z.strictObject({ kind: z.literal('staff'), id: rowId }),
  z.strictObject({ kind: z.literal('other'), name: line(40) }),
])

export type HolderInput = z.infer<typeof holderInput>

const custodyEntry = z.strictObject({
  id: rowId,
  at: instant,
  by: z.string(),
  form: z.enum(forms),
  movement: z.enum(movements),
  count: z.number().int(),
  /** Who has it, or had it; null at the centre. */
  holder: z.string().nullable(),
  note: masked('typed-number'),
  /** The entry this one takes back. */
  reverses: rowId.nullable(),
  /** Was taken back by a later one. */
  reversed: z.boolean(),
})

export type CustodyRow = z.infer<typeof custodyEntry>

const balance = z.strictObject({
  atCentre: z.number().int().min(0),
  held: z.array(z.strictObject({ holder: z.string(), name: z.string(), count: z.number().int().min(1) })),
  returned: z.number().int().min(0),
  verified: z.number().int().min(0),
  lodged: z.number().int().min(0),
})

export type MaterialBalance = z.infer<typeof balance>

export const materialRow = z.strictObject({
  id: rowId,
  name: z.string(),
  required: z.boolean(),
  form: z.enum(wantedForms),
  count: z.number().int(),
  note: z.string(),
  missing: z.boolean(),
  /** The day the resident was last told that it is missing. */
  toldDay: day.nullable(),
  original: balance,
  copy: balance,
  entries: z.array(custodyEntry),
})

export type MaterialRow = z.infer<typeof materialRow>

/** What is handed over when a request is opened. */
export const received = z.strictObject({
  /** Place of the material in the item's list, from 0. */
  material: z.number().int().min(0).max(29),
  form: z.enum(forms),
  count: z.number().int().min(1).max(20),
  /** 当面核验即还: looked at and handed back at once, not kept. */
  verified: z.boolean().optional(),
})

export const materialsContract = {
  /** A material the item does not name, asked for in this one case. */
  addMaterial: writes('service-requests.edit')
    .input(
      request({
        id: rowId,
        name: line(60),
        form: z.enum(wantedForms),
        count: z.number().int().min(1).max(20),
        required: z.boolean(),
        note: text(200),
      }),
    )
    .output(z.strictObject({ materialId: rowId })),

  recordCustody: writes('service-requests.edit')
    .input(
      request({
        id: rowId,
        movement: z.enum(movements),
        holder: holderInput.nullable(),
        note: text(200),
        entries: z
          .array(
            z.strictObject({
              materialId: rowId,
              form: z.enum(forms),
              count: z.number().int().min(1).max(20),
            }),
          )
          .min(1)
          .max(60),
      }),
    )
    .output(z.strictObject({ entryIds: z.array(rowId) })),

  /** A slip is put right by a new entry that takes the old one back. */
  reverseCustody: writes('service-requests.edit')
    .input(request({ id: rowId, entryId: rowId }))
    .output(z.strictObject({ entryId: rowId })),
}
