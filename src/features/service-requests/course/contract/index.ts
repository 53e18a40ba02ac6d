/** The parts of a service request as they travel: rows, materials, events, errands. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { masked, typedNumber } from '#ground/contract/sensitive'
import { itemText } from '../../items/contract'
import {
  actions,
  categories,
  channels,
  clockPhases,
  deliveryManners,
  errandKinds,
  eventKinds,
  forms,
  modes,
  movements,
  ratings,
  states,
  urgencies,
  wantedForms,
} from '../../requests/contract/words'

export const person = z.strictObject({ id: rowId, name: z.string() })
/** What a write on a request answers: its newest event, and where it stands. */
export const moved = z.strictObject({ id: rowId, seen: rowId, state: z.enum(states) })
const optionalLine = (most: number) => z.union([z.literal(''), line(most)])

/** 代理人: their number and phone as typed; the desk checks them. */
export const agentInput = z.strictObject({
  name: line(60),
  idNumber: typedNumber(40),
  phone: typedNumber(30),
  /** 与申请人的关系 */
  relation: optionalLine(20),
})
export type AgentInput = z.infer<typeof agentInput>

/** 代办委托书: what the centre may do, and until when. Sub-delegation is never allowed. */
export const mandateInput = z.strictObject({ powers: line(300), until: day })
export type MandateInput = z.infer<typeof mandateInput>

/** `staff` and `worker` by their row; `other` by a name, 街道政务中心窗口. */
export const holderInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('worker'), id: rowId }),
  z.strictObject({ kind: z.literal('staff'), id: rowId }),
  z.strictObject({ kind: z.literal('other'), name: line(40) }),
])
export type HolderInput = z.infer<typeof holderInput>

export const assigneeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('worker'), id: rowId }),
  z.strictObject({ kind: z.literal('staff'), id: rowId }),
])
export type AssigneeInput = z.infer<typeof assigneeInput>

export const clockReading = z.strictObject({
  phase: z.enum(clockPhases),
  promised: z.number().int(),
  used: z.number().int(),
  due: day.nullable(),
  late: z.boolean(),
  announced: z.boolean(),
  urgency: z.enum(urgencies),
})

/** One line of a work list. */
export const requestRow = z.strictObject({
  id: rowId,
  number: z.string(),
  itemId: rowId,
  itemName: z.string(),
  category: z.enum(categories),
  mode: z.enum(modes),
  state: z.enum(states),
  resident: person,
  /** Where they live; and the grid they lived in when it was opened. Both empty where the address is hidden. */
  address: masked('address'),
  grid: z.string(),
  addressHidden: z.boolean(),
  handler: person,
  /** Who runs the errand that is out. */
  errandWith: z.string().nullable(),
  openedAt: instant,
  /** Day its work ended, or null. */
  endedDay: day.nullable(),
  /** Of a running clock; and of the follow-up when that is what is due. */
  due: day.nullable(),
  dueIs: z.enum(['work', 'follow-up']),
  announced: z.boolean(),
  urgency: z.enum(urgencies),
  rating: z.enum(ratings).nullable(),
})
export type RequestRow = z.infer<typeof requestRow>

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

/** One event as the course of a request shows it. Empty texts mean there was nothing to say. */
export const eventRow = z.strictObject({
  id: rowId,
  at: instant,
  by: z.string(),
  kind: z.enum(eventKinds),
  state: z.enum(states),
  /** Reason, result, errand or note, as the kind has it; numbers written into it are masked. */
  text: masked('typed-number'),
  /** Why an original stayed, or why it was accepted without every material. */
  exception: masked('typed-number'),
  /** Who took the result, who runs the errand, who handles it now. */
  who: masked('typed-number'),
  manner: z.enum([...deliveryManners, ...channels]).nullable(),
  rating: z.enum(ratings).nullable(),
  sheet: z.string().nullable(),
  clock: z.enum(['starts', 'stops', 'goes-on', 'ends']).nullable(),
  /** The move that this one takes back. */
  takesBack: z.enum(actions).nullable(),
  /** Was taken back by a later one: it does not count. */
  takenBack: z.boolean(),
})
export type EventRow = z.infer<typeof eventRow>

export const errandRow = z.strictObject({
  id: rowId,
  kind: z.enum(errandKinds),
  assignee: z.string(),
  assigneePhone: masked('worker-phone'),
  /** Empty: the applicant's own. */
  phone: masked('phone'),
  address: masked('address'),
  matter: masked('typed-number'),
  materials: masked('typed-number'),
  due: day.nullable(),
  dispatchedAt: instant,
  returnedAt: instant.nullable(),
  outcome: z.enum(['done', 'not-done', 'called-off']).nullable(),
  result: masked('typed-number'),
})
export type ErrandRow = z.infer<typeof errandRow>

/** What a colleague sees of the applicant; numbers are masked. */
const applicant = z.strictObject({
  id: rowId,
  name: z.string(),
  sex: z.enum(['male', 'female']).nullable(),
  age: z.number().int().nullable(),
  idNumber: masked('id-number'),
  phone: masked('phone'),
  address: masked('address'),
  grid: z.string(),
  addressHidden: z.boolean(),
  status: z.string(),
})

/** Everything the page of one request shows. */
export const requestRecord = z.strictObject({
  row: requestRow,
  /** The last event; a move names it, so that nobody moves what they have not seen. */
  seen: rowId,
  applicant,
  agent: z
    .strictObject({
      name: z.string(),
      idNumber: masked('agent-id-number'),
      phone: masked('agent-phone'),
      relation: z.string(),
    })
    .nullable(),
  mandate: z.strictObject({ powers: z.string(), until: day, signed: z.boolean() }).nullable(),
  note: masked('typed-number'),
  visitId: rowId.nullable(),
  item: z.strictObject({ version: z.number().int(), newest: z.number().int(), text: itemText }),
  clock: clockReading,
  /** What can be done now, the primary one first. */
  actions: z.array(z.enum(actions)),
  /** The last move, while the asking person may take it back. */
  takeable: z.enum(actions).nullable(),
  materials: z.array(materialRow),
  originalsHere: z.number().int().min(0),
  events: z.array(eventRow),
  errands: z.array(errandRow),
  /** Other requests of this resident, the latest first, at most eight. */
  others: z.array(
    z.strictObject({ id: rowId, itemName: z.string(), number: z.string(), state: z.enum(states) }),
  ),
})
export type RequestRecord = z.infer<typeof requestRecord>

export const errandInput = z.strictObject({
  assignee: assigneeInput,
  kind: z.enum(errandKinds),
  /** Empty address and phone: the applicant's own. */
  address: optionalLine(120),
  matter: line(200),
  materials: text(300),
  phone: z.union([z.literal(''), typedNumber(30)]),
  due: day.nullable(),
})
export type ErrandInput = z.infer<typeof errandInput>

const reason = line(200)
/** Why an original stays with us when the request is closed. */
const originalsReason = line(200).optional()

/** One move with what it needs. */
export const step = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('accept'),
    /** 容缺受理: why it is accepted without every material. */
    withoutMaterials: line(200).optional(),
    mandateSigned: z.boolean().optional(),
  }),
  z.strictObject({
    action: z.literal('request-correction'),
    materialIds: z.array(rowId).max(60),
    /** What else has to be put right, beyond what is missing. */
    remark: text(500),
  }),
  z.strictObject({ action: z.literal('complete-correction') }),
  z.strictObject({ action: z.literal('refuse'), reason, originalsReason }),
  z.strictObject({ action: z.literal('dispatch'), errand: errandInput }),
  z.strictObject({
    action: z.literal('return-errand'),
    outcome: z.enum(['done', 'not-done']),
    result: line(300),
  }),
  z.strictObject({ action: z.literal('start') }),
  z.strictObject({ action: z.literal('submit'), to: optionalLine(60) }),
  z.strictObject({ action: z.literal('suspend'), reason }),
  z.strictObject({ action: z.literal('resume'), remark: text(200) }),
  z.strictObject({ action: z.literal('complete'), result: line(300), originalsReason }),
  z.strictObject({ action: z.literal('prepare-delivery') }),
  z.strictObject({
    action: z.literal('deliver'),
    recipient: line(60),
    manner: z.enum(deliveryManners),
    originalsReason,
  }),
  z.strictObject({
    action: z.literal('follow-up'),
    rating: z.enum(ratings),
    channel: z.enum(channels),
    /** Needed for a poor rating. */
    reason: text(300),
  }),
  z.strictObject({ action: z.literal('terminate'), reason, originalsReason }),
])
export type Step = z.infer<typeof step>
