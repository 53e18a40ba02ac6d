/** Working with requests: lists, one request, moves, materials, errands, papers. */
import { z } from 'zod'
import { day, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason, typedNumber } from '#ground/contract/sensitive'
import type { SensitiveKind } from '#ground/roles/sensitive'
import { itemText } from '../../items/contract'
import {
  agentInput,
  errandRow,
  holderInput,
  mandateInput,
  moved,
  person,
  requestRecord,
  requestRow,
  step,
} from '../../course/contract'
import { categories, forms, modes, movements, sheets, states, wantedForms, type Sheet } from './words'

/** `waiting` is what stands still until someone else acts; `follow-up` what was delivered and not yet asked about. */
export const scopes = ['open', 'mine', 'due', 'overdue', 'waiting', 'follow-up', 'all'] as const
export type Scope = (typeof scopes)[number]

export const workFilter = z.strictObject({
  scope: z.enum(scopes),
  state: z.enum(states).optional(),
  itemId: rowId.optional(),
  category: z.enum(categories).optional(),
  mode: z.enum(modes).optional(),
  grid: line(40).optional(),
  handlerId: rowId.optional(),
  residentId: rowId.optional(),
  /** Part of a number, of an item's name or of the resident's, also by its pinyin. */
  words: line(40).optional(),
})
export type WorkFilter = z.infer<typeof workFilter>

const received = z.strictObject({
  /** Place of the material in the item's list, from 0. */
  material: z.number().int().min(0).max(29),
  form: z.enum(forms),
  count: z.number().int().min(1).max(20),
  /** 当面核验即还: looked at and handed back at once, not kept. */
  verified: z.boolean().optional(),
})

/** What of a request may be shown in full: its agent's numbers, and texts in which someone wrote a number. */
const revealedField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['agent-id-number', 'agent-phone', 'note']) }),
  z.strictObject({ kind: z.literal('event'), event: rowId }),
])
export type RevealedField = z.infer<typeof revealedField>

const view = z.strictObject({ id: rowId, name: z.string(), filter: workFilter })

const gridWorker = z.strictObject({
  id: rowId,
  name: z.string(),
  phone: masked('worker-phone'),
  grid: z.string(),
  active: z.boolean(),
})

/** Papers that bind someone by their number, or that send someone to a door: they carry what they need in full. */
export const papersInFull = ['mandate', 'errand'] as const satisfies readonly Sheet[]
export type PaperInFull = (typeof papersInFull)[number]
const maskedPapers = sheets.filter((sheet) => !papersInFull.some((known) => known === sheet))

/** What stands on a paper; `number` says how a number of its people leaves the desk. */
const contentWith = (number: (kind: SensitiveKind) => z.ZodString) => ({
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

export const workContract = {
  /** Open ones by their due day, ended ones the latest first. */
  list: reads('service-requests.read')
    .input(z.strictObject({ filter: workFilter, ...pageRequest }))
    .output(pageOf(requestRow)),

  /** For the top bar and the tabs; `mine` are the asking person's. */
  counts: reads('service-requests.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        open: z.number().int(),
        mine: z.number().int(),
        dueToday: z.number().int(),
        due: z.number().int(),
        overdue: z.number().int(),
        waiting: z.number().int(),
        followUp: z.number().int(),
        renewals: z.number().int(),
      }),
    ),

  get: looksAt('service-requests.read')
    .input(z.strictObject({ id: rowId }))
    .output(requestRecord),

  /** A resident's requests for their own page, the latest first. */
  ofResident: reads('service-requests.read')
    .input(z.strictObject({ residentId: rowId, ...pageRequest }))
    .output(pageOf(requestRow)),

  /** Everyone and everything a form offers to choose from. */
  choices: reads('service-requests.read')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        colleagues: z.array(person),
        gridWorkers: z.array(gridWorker),
        grids: z.array(z.string()),
        items: z.array(person),
      }),
    ),

  /** What a promise of so many working days would mean if it were accepted today. */
  dueIfAccepted: reads('service-requests.read')
    .input(z.strictObject({ promisedDays: z.number().int().min(0).max(250) }))
    .output(z.strictObject({ due: day, announced: z.boolean() })),

  open: writes('service-requests.edit')
    .input(
      request({
        residentId: rowId,
        itemId: rowId,
        mode: z.enum(modes),
        agent: agentInput.nullable(),
        mandate: mandateInput.nullable(),
        received: z
          .array(received)
          .max(60)
          .refine(
            (list) => new Set(list.map((one) => `${one.material} ${one.form}`)).size === list.length,
            'named-twice',
          ),
        note: text(500),
        visitId: rowId.optional(),
        then: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('keep') }),
          z.strictObject({
            kind: z.literal('accept'),
            withoutMaterials: line(200).optional(),
            mandateSigned: z.boolean().optional(),
          }),
        ]),
      }),
    )
    .output(moved.extend({ number: z.string() })),

  move: writes('service-requests.edit')
    .input(request({ id: rowId, seen: rowId, step }))
    .output(moved),

  /** Mode, agent, mandate or note put right, while the work is not over. */
  amend: writes('service-requests.edit')
    .input(
      request({
        id: rowId,
        mode: z.enum(modes),
        /** Left out: as it is. The page knows the agent's numbers only masked. */
        agent: agentInput.nullable().optional(),
        mandate: mandateInput.nullable(),
        note: text(500),
      }),
    )
    .output(moved),

  reassign: writes('service-requests.edit')
    .input(request({ id: rowId, handlerId: rowId }))
    .output(moved),

  addNote: writes('service-requests.edit')
    .input(request({ id: rowId, text: line(500) }))
    .output(moved),

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

  /** One number in full, for a reason. */
  reveal: discloses('sensitive.reveal')
    .input(z.strictObject({ id: rowId, field: revealedField, reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),

  saveGridWorker: writes('service-items.manage')
    .input(
      request({
        id: rowId.optional(),
        name: line(30),
        phone: typedNumber(30),
        grid: line(40),
        active: z.boolean(),
      }),
    )
    .output(z.strictObject({ id: rowId })),

  views: reads('service-requests.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ views: z.array(view) })),
  saveView: writes('service-requests.read')
    .input(request({ name: line(20), filter: workFilter }))
    .output(z.strictObject({ id: rowId })),
  removeView: writes('service-requests.read')
    .input(request({ id: rowId }))
    .output(z.strictObject({ id: rowId })),

  numberTemplate: reads('settings.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ template: z.string(), example: z.string() })),
  setNumberTemplate: writes('settings.manage')
    .input(request({ template: line(40) }))
    .output(z.strictObject({ template: z.string(), example: z.string() })),
}
