/** What is held on a person: their requests with everything that hangs on them, and those they came for as an agent. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import {
  dayField,
  instantField,
  textField,
  wordField,
  type HeldFile,
  type HeldKind,
} from '#desk/personal-data/keeps'
import { idNumbersOf } from '#features/residents/index'
import { attachmentKinds } from '#vault/attachments/contract'
import type { HasStatements } from '#vault/store/store'
import { answersInWords } from '../applications/service'
import {
  callOutcomes,
  channels,
  deliveryManners,
  errandKinds,
  eventKinds,
  forms,
  modes,
  movements,
  ratings,
  states,
} from '../requests/contract/words'

/** Nothing more is to be done for the person. */
/** The word for what a scan is. */
const scanKind = (kind: string): string => `scans.kinds.${kind}`

export const over = "('delivered', 'followed-up', 'terminated', 'not-accepted')"

export const rowsOf = <Row extends z.ZodType>(
  call: HasStatements,
  row: Row,
  sql: string,
  ...parameters: readonly unknown[]
): z.infer<Row>[] => z.array(row).parse(call.statement(sql).all(...parameters))

const requestRow = z.object({
  id: z.number(),
  number: z.string(),
  item: z.string(),
  mode: z.enum(modes),
  state: z.enum(states),
  opened: z.string(),
  ended: z.string().nullable(),
  agent: z.string().nullable(),
  powers: z.string().nullable(),
  mandateUntil: z.string().nullable(),
  note: z.string(),
  rating: z.enum(ratings).nullable(),
  /** Of the item's version, and what was answered on its form: both as they are stored. */
  itemText: z.string(),
  answers: z.string(),
  over: z.number(),
})

const requestColumns = `
  SELECT r.id, r.number, v.name AS item, r.mode, r.state, r.opened_day AS opened, r.ended_day AS ended,
         r.agent_name AS agent, r.mandate_powers AS powers, r.mandate_until AS mandateUntil, r.note, r.rating, v.text AS itemText, r.answers,
         r.state IN ${over} AS over
    FROM service_requests r JOIN service_item_versions v ON v.id = r.version_id`

export const ofPeople = 'r.resident_id IN (SELECT value FROM json_each(?))'

export const requestsOf = (call: HasStatements, ids: readonly number[]) =>
  rowsOf(call, requestRow, `${requestColumns} WHERE ${ofPeople} ORDER BY r.id`, JSON.stringify(ids))

/** Requests of others for whom this person came: they are meant by their own number, which is checked when it is taken. */
const asAgent = `r.agent_id_number IN (SELECT value FROM json_each(?))
  AND r.resident_id NOT IN (SELECT value FROM json_each(?))`

export const requestsAsAgent = (call: HasStatements, ids: readonly number[]) =>
  rowsOf(
    call,
    requestRow,
    `${requestColumns} WHERE ${asAgent} ORDER BY r.id`,
    JSON.stringify(idNumbersOf(call, ids)),
    JSON.stringify(ids),
  )

const eventRow = z.object({
  number: z.string(),
  day: z.string(),
  kind: z.enum(eventKinds),
  text: z.string(),
  exception: z.string(),
  who: z.string(),
  manner: z.enum([...deliveryManners, ...channels]).nullable(),
  rating: z.enum(ratings).nullable(),
  until: z.string().nullable(),
})
const custodyRow = z.object({
  number: z.string(),
  name: z.string(),
  at: z.number(),
  movement: z.enum(movements),
  form: z.enum(forms),
  count: z.number(),
  holder: z.string().nullable(),
})
const scanRow = z.object({
  number: z.string(),
  name: z.string(),
  title: z.string(),
  kind: z.enum(attachmentKinds),
  pages: z.number().nullable(),
  at: z.number(),
})
const errandRow = z.object({
  number: z.string(),
  at: z.number(),
  kind: z.enum(errandKinds),
  matter: z.string(),
  address: z.string(),
  phone: z.string(),
  result: z.string(),
  outcome: z.enum(['done', 'not-done', 'called-off']).nullable(),
  returnedAt: z.number().nullable(),
})
const dutyRow = z.object({
  item: z.string(),
  due: z.string(),
  dropped: z.string().nullable(),
  lastDone: z.string().nullable(),
  calledAt: z.number().nullable(),
  callOutcome: z.enum(callOutcomes).nullable(),
  comesOn: z.string().nullable(),
})

const ratingWord = (rating: (typeof ratings)[number] | null): string | null =>
  rating === null ? null : `service-requests:ratings.${rating}`

export function held(call: Reader, ids: readonly number[]): readonly HeldKind[] {
  const list = JSON.stringify(ids)
  const ofTheirs = (kind: string, rows: HeldKind['rows']): HeldKind => ({ kind, rows })
  return [
    ofTheirs(
      'service-requests.requests',
      requestsOf(call, ids).map((request) => [
        ...textField('number', request.number),
        ...textField('item', request.item),
        ...wordField('mode', `service-requests:modes.${request.mode}`),
        ...dayField('opened', request.opened),
        ...wordField('state', `service-requests:states.${request.state}`),
        ...dayField('ended', request.ended),
        ...textField('agent', request.agent),
        ...textField('powers', request.powers),
        ...dayField('mandateUntil', request.mandateUntil),
        ...textField('note', request.note),
        ...wordField('rating', ratingWord(request.rating)),
        ...textField('answers', answersInWords(request)),
      ]),
    ),
    ofTheirs(
      'service-requests.events',
      rowsOf(
        call,
        eventRow,
        `SELECT r.number, e.day, e.kind, e.text, e.exception, e.who, e.manner, e.rating, e.until
           FROM request_events e JOIN service_requests r ON r.id = e.request_id WHERE ${ofPeople} ORDER BY e.id`,
        list,
      ).map(({ number, day, kind, text, exception, who, manner, rating, until }) => [
        ...textField('number', number),
        ...dayField('day', day),
        ...wordField('step', `service-requests:events.${kind}`),
        ...textField('said', [text, exception].filter((part) => part !== '').join(' ')),
        ...textField('handedTo', who),
        ...wordField('manner', manner === null ? null : `service-requests:manners.${manner}`),
        ...wordField('rating', ratingWord(rating)),
        ...dayField('bringBy', until),
      ]),
    ),
    ofTheirs(
      'service-requests.materials',
      rowsOf(
        call,
        custodyRow,
        `SELECT r.number, m.name, c.at, c.movement, c.form, c.count, c.holder_name AS holder FROM custody_entries c
           JOIN request_materials m ON m.id = c.material_id JOIN service_requests r ON r.id = c.request_id
          WHERE ${ofPeople} ORDER BY c.id`,
        list,
      ).map(({ number, name, at, movement, form, count, holder }) => [
        ...textField('number', number),
        ...textField('material', name),
        ...wordField('form', `service-requests:forms.${form}`),
        ...textField('count', String(count)),
        ...wordField('movement', `service-requests:movements.${movement}`),
        ...textField('holder', holder),
        ...instantField('at', at),
      ]),
    ),
    ofTheirs(
      'service-requests.scans',
      rowsOf(
        call,
        scanRow,
        `SELECT r.number, m.name, s.title, a.kind, a.pages, s.at FROM request_scans s
           JOIN attachments a ON a.id = s.attachment_id
           JOIN request_materials m ON m.id = s.material_id JOIN service_requests r ON r.id = s.request_id
          WHERE ${ofPeople} ORDER BY s.request_id, s.material_id, s.place`,
        list,
      ).map(({ number, name, title, kind, pages, at }) => [
        ...textField('number', number),
        ...textField('material', name),
        ...textField('said', title),
        ...wordField('scanned', `service-requests:${scanKind(kind)}`),
        ...textField('pages', pages === null ? null : String(pages)),
        ...instantField('at', at),
      ]),
    ),
    ofTheirs(
      'service-requests.errands',
      rowsOf(
        call,
        errandRow,
        `SELECT r.number, e.dispatched_at AS at, e.kind, e.matter, e.address, e.phone, e.result, e.outcome, e.returned_at AS returnedAt
           FROM errands e JOIN service_requests r ON r.id = e.request_id WHERE ${ofPeople} ORDER BY e.id`,
        list,
      ).map(({ number, at, kind, matter, address, phone, result, outcome, returnedAt }) => [
        ...textField('number', number),
        ...instantField('at', at),
        ...wordField('errand', `service-requests:errandKinds.${kind}`),
        ...textField('matter', matter),
        ...textField('address', address),
        ...textField('phone', phone),
        ...textField('result', result),
        ...wordField('outcome', outcome === null ? null : `service-requests:errand.outcomes.${outcome}`),
        ...instantField('returnedAt', returnedAt),
      ]),
    ),
    ofTheirs(
      'service-requests.agent',
      // Whose matter it was is that person's own.
      requestsAsAgent(call, ids).map(({ number, opened }) => [
        ...textField('number', number),
        ...dayField('opened', opened),
      ]),
    ),
    ofTheirs(
      'service-requests.renewals',
      rowsOf(
        call,
        dutyRow,
        `SELECT v.name AS item, r.due_day AS due, r.dropped, r.last_done AS lastDone, r.called_at AS calledAt,
                r.call_outcome AS callOutcome, r.comes_on AS comesOn FROM renewal_duties r
           JOIN service_items i ON i.id = r.item_id
           JOIN service_item_versions v ON v.item_id = i.id AND v.version = i.version
          WHERE ${ofPeople} ORDER BY r.id`,
        list,
      ).map(({ item, due, dropped, lastDone, calledAt, callOutcome, comesOn }) => [
        ...textField('item', item),
        ...dayField('due', due),
        ...textField('dropped', dropped),
        ...dayField('lastDone', lastDone),
        ...instantField('calledAt', calledAt),
        ...wordField(
          'callOutcome',
          callOutcome === null ? null : `service-requests:renewals.outcomes.${callOutcome}`,
        ),
        ...dayField('comesOn', comesOn),
      ]),
    ),
  ]
}

const heldFile = z.object({
  attachment: z.number(),
  kind: z.enum(attachmentKinds),
  number: z.string(),
  name: z.string(),
})

/** The scans of their own requests, in the order of `held`. */
export const filesHeld = (call: Reader, ids: readonly number[]): readonly HeldFile[] =>
  rowsOf(
    call,
    heldFile,
    `SELECT s.attachment_id AS attachment, a.kind, r.number, m.name FROM request_scans s
       JOIN attachments a ON a.id = s.attachment_id
       JOIN request_materials m ON m.id = s.material_id JOIN service_requests r ON r.id = s.request_id
      WHERE ${ofPeople} ORDER BY s.request_id, s.material_id, s.place`,
    JSON.stringify(ids),
  ).map(({ attachment, kind, number, name }) => ({ attachment, kind, title: `${number} ${name}` }))
