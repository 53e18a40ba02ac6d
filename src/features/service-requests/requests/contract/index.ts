/** The request itself: its row on lists, the lists and their filters, and the numbers it is given. */
import { z } from 'zod'
import { day, instant, line, pageOf, pageRequest, rowId } from '#ground/contract/fields'
import { looksAt, reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { categories, modes, ratings, states } from './words'
import { urgencies } from '#work/deadlines/contract'

export const person = z.strictObject({ id: rowId, name: z.string() })
/** What a write on a request answers: its newest event, and where it stands. */
export const moved = z.strictObject({ id: rowId, seen: rowId, state: z.enum(states) })

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

export const requestsContract = {
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

  /** A resident's requests for their own page, the latest first. */
  ofResident: looksAt('service-requests.read')
    .input(z.strictObject({ residentId: rowId, ...pageRequest }))
    .output(pageOf(requestRow)),

  numberTemplate: reads('settings.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ template: z.string(), example: z.string() })),

  setNumberTemplate: writes('settings.manage')
    .input(request({ template: line(40) }))
    .output(z.strictObject({ template: z.string(), example: z.string() })),
}
