/** The papers of a request, as they are signed: what stands on each, and which carry numbers in full. */
import { z } from 'zod'
import { day, instant, rowId } from '#ground/contract/fields'
import { discloses, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked } from '#ground/contract/sensitive'
import type { SensitiveKind } from '#ground/roles/sensitive'
import { errandRow } from '../errands/contract'
import { itemText } from '../items/contract'
import { forms, modes, movements, sheets, states, wantedForms, type Sheet } from '../requests/contract/words'

/** Papers that bind someone by their number, or that send someone to a door: they carry what they need in full. */
export const papersInFull = ['application', 'mandate', 'errand'] as const satisfies readonly Sheet[]

export type PaperInFull = (typeof papersInFull)[number]

const maskedPapers = sheets.filter((sheet) => !papersInFull.some((known) => known === sheet))

/** What stands on a paper; `number` says how a number of its people leaves the desk. */
const contentWith = (number: (kind: SensitiveKind) => z.ZodString) => ({
  id: rowId,
  community: z.string(),
  subDistrict: z.string(),
  number: z.string(),
  printedAt: instant,
  printedBy: z.string(),
  handler: z.string(),
  openedDay: day,
  mode: z.enum(modes),
  state: z.enum(states),
  item: itemText,
  itemCode: z.string(),
  applicant: z.strictObject({
    name: z.string(),
    idNumber: number('id-number'),
    phone: number('phone'),
    address: number('address'),
    grid: z.string(),
    /** A protected person: the address stands on no paper but the one that leads to them. */
    addressHidden: z.boolean(),
  }),
  agent: z
    .strictObject({
      name: z.string(),
      idNumber: number('agent-id-number'),
      phone: number('agent-phone'),
      relation: z.string(),
    })
    .nullable(),
  mandate: z.strictObject({ powers: z.string(), until: day }).nullable(),
  /** Of the application form alone: what it asks, with what was answered. */
  answers: z.array(z.strictObject({ name: z.string(), value: number('typed-number') })),
  materials: z.array(
    z.strictObject({
      name: z.string(),
      form: z.enum(wantedForms),
      count: z.number().int(),
      note: z.string(),
      required: z.boolean(),
      missing: z.boolean(),
      receivedOriginals: z.number().int(),
      receivedCopies: z.number().int(),
      verifiedOriginals: z.number().int(),
    }),
  ),
  custody: z.array(
    z.strictObject({
      at: instant,
      material: z.string(),
      form: z.enum(forms),
      count: z.number().int(),
      movement: z.enum(movements),
      holder: z.string().nullable(),
      by: z.string(),
      note: masked('typed-number'),
    }),
  ),
  /** What the sheet tells of: the last correction, suspension, resumption, completion or termination. */
  event: z
    .strictObject({
      at: instant,
      by: z.string(),
      text: masked('typed-number'),
      exception: masked('typed-number'),
      until: day.nullable(),
      untilPresumed: z.boolean(),
    })
    .nullable(),
  /** When the clock stopped before a resumption. */
  stoppedAt: instant.nullable(),
  due: day.nullable(),
  announced: z.boolean(),
  used: z.number().int(),
})

/** On these numbers are masked. */
const maskedPaper = z.strictObject({ sheet: z.enum(maskedPapers), ...contentWith(masked), errand: z.null() })

/** On these the numbers that the paper is for stand in full. */
const paperInFull = z.strictObject({
  sheet: z.enum(papersInFull),
  ...contentWith(disclosed),
  errand: z
    .strictObject({
      ...errandRow.shape,
      assigneePhone: disclosed(),
      phone: disclosed(),
      address: disclosed(),
      matter: disclosed(),
      materials: disclosed(),
      result: disclosed(),
    })
    .nullable(),
})

export type SheetContent = z.infer<typeof maskedPaper> | z.infer<typeof paperInFull>

export const papersContract = {
  /** What stands on a paper without full numbers. */
  paper: reads('service-requests.edit')
    .input(z.strictObject({ id: rowId, sheet: z.enum(maskedPapers) }))
    .output(maskedPaper),

  /** What stands on a paper with full numbers; each opening of it is on record, with the fields that are on it. */
  paperInFull: discloses('service-requests.edit')
    .input(z.strictObject({ id: rowId, sheet: z.enum(papersInFull) }))
    .output(paperInFull),

  /** A paper goes to the printer or into a file: a line of the request's course, and of a paper with full numbers on record. */
  printed: writes('service-requests.edit')
    .input(request({ id: rowId, sheet: z.enum(sheets), onto: z.enum(['paper', 'file']) }))
    .output(z.strictObject({})),
}
