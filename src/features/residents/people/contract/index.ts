/** What can be asked of the people of the community, and done to their records: listing, reading, keeping, taking out. */
import { z } from 'zod'
import { code, day, instant, line, pageOf, pageRequest, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, reads, request, searches, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason } from '#ground/contract/sensitive'
import {
  address,
  consentRow,
  personChange,
  personInput,
  protectionBases,
  relations,
  residentCard,
  residentRecord,
  statuses,
  tagRow,
} from './person'

export * from './person'

export const residentFilter = {
  estate: code.optional(),
  building: line(12).optional(),
  grid: code.optional(),
  tag: code.optional(),
  status: z.enum(statuses).optional(),
  /** Full years today; with a month of birth, those that are full in that month of this year. The dead have no age. */
  ageFrom: z.number().int().min(0).max(150).optional(),
  ageTo: z.number().int().min(0).max(150).optional(),
  birthMonth: z.number().int().min(1).max(12).optional(),
}
/** The same as a whole: what the list is narrowed by on screen, and what a saved view of it keeps. */
export const residentChoices = z.strictObject(residentFilter)
export type ResidentFilter = z.infer<typeof residentChoices>

const consentInput = z.strictObject({
  noticeVersion: line(20),
  day,
  by: z.enum(['self', 'guardian']),
  guardianName: z.union([z.literal(''), line(60)]),
  guardianRelation: z.union([z.literal(''), line(20)]),
})

/** One field that a person can be shown in full; `at` is its place in the record as it was read. */
const revealedField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['id-number', 'birth', 'address', 'remark', 'status-note']) }),
  z.strictObject({ kind: z.enum(['phone', 'contact-phone']), at: z.number().int().min(0).max(99) }),
])
export type RevealedField = z.infer<typeof revealedField>

/** A change of one record: who, and from which version of it. */
const onRecord = { id: rowId, version: z.number().int().min(0) }
const changed = z.strictObject({ id: rowId, version: z.number().int() })

export const peopleContract = {
  /** In the order of doors. */
  list: reads('residents.list')
    .input(z.strictObject({ ...residentFilter, ...pageRequest }))
    .output(pageOf(residentCard)),

  card: looksAt('residents.find')
    .input(z.strictObject({ id: rowId }))
    .output(residentCard),

  read: looksAt('residents.read')
    .input(z.strictObject({ id: rowId }))
    .output(residentRecord),

  /** One field in full, for a reason. */
  reveal: discloses('sensitive.reveal')
    .input(z.strictObject({ id: rowId, field: revealedField, reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),

  /** Every change of every field, latest first. */
  history: looksAt('residents.read')
    .input(z.strictObject({ id: rowId, ...pageRequest }))
    .output(
      pageOf(
        z.strictObject({
          sequence: rowId,
          at: instant,
          by: z.string(),
          cause: z.string(),
          field: z.string(),
          before: masked('typed-number'),
          after: masked('typed-number'),
        }),
      ),
    ),

  /** Who else has this number or may be the same person, while the form is being filled. */
  checkNew: searches('residents.edit')
    .input(
      z.strictObject({
        name: z.string().max(60),
        birth: day.nullable(),
        idNumber: z.string().max(40),
        phones: z.array(z.string().max(30)).max(8),
        except: rowId.optional(),
      }),
    )
    .output(z.strictObject({ sameNumber: residentCard.nullable(), alike: z.array(residentCard) })),

  /** A new resident; with an address that others live at, a member of their household. */
  register: writes('residents.edit')
    .input(
      request({
        person: z.strictObject(personInput),
        relation: z.union([z.literal(''), z.enum(relations)]),
        tags: z
          .array(z.strictObject({ code, since: day.nullable(), until: day.nullable(), proof: text(100) }))
          .max(20),
        consent: consentInput.nullable(),
      }),
    )
    .output(changed),

  edit: writes('residents.edit')
    .input(request({ ...onRecord, person: z.strictObject(personChange) }))
    .output(changed),

  /** 迁出, 去世, or back to 常住; with the day it happened. `word`: by which it is taken back; null where nothing was new. */
  setStatus: writes('residents.edit')
    .input(
      request({
        ...onRecord,
        status: z.enum(statuses),
        since: day,
        note: text(200),
        /** The status stays and its day was noted wrongly: money is claimed by that day, so another one is said to be meant. */
        correctsDay: z.boolean().optional(),
      }),
    )
    .output(z.strictObject({ ...changed.shape, word: rowId.nullable() })),

  /** What was said of their life last was a slip: status, day and note are again what they were. `word` is what `setStatus` answered. */
  takeBackStatus: writes('residents.edit')
    .input(request({ ...onRecord, word: rowId }))
    .output(changed),

  /** 人身安全保护: from now on address and phones are told to nobody without a reason on record. */
  protect: writes('residents.protect')
    .input(
      request({
        ...onRecord,
        basis: z.enum(protectionBases),
        since: day,
        until: day.nullable(),
        /** Children of the same household, protected on the same paper: who finds them finds the person. */
        children: z.array(rowId).max(20).optional(),
      }),
    )
    .output(changed),

  /** It ends when someone says so and why, not by a day that passes. */
  endProtection: writes('residents.protect')
    .input(request({ ...onRecord, reason: line(100) }))
    .output(changed),

  /** Moves within the community: a new door, and the household there or a new one. */
  moveWithin: writes('residents.edit')
    .input(request({ ...onRecord, address, since: day }))
    .output(changed),

  /** Takes some members out of somebody's household into one of their own. A household has no number outside the desk. */
  splitHousehold: writes('residents.edit')
    .input(
      request({
        of: rowId,
        members: z
          .array(z.strictObject({ id: rowId, relation: z.union([z.literal(''), z.enum(relations)]) }))
          .min(1)
          .max(30),
      }),
    )
    .output(z.strictObject({})),

  setRelation: writes('residents.edit')
    .input(request({ ...onRecord, relation: z.union([z.literal(''), z.enum(relations)]) }))
    .output(changed),

  addTag: writes('residents.edit')
    .input(request({ id: rowId, code, since: day.nullable(), until: day.nullable(), proof: text(100) }))
    .output(tagRow),

  /** A tag stops holding on a day; it stays in the history. */
  endTag: writes('residents.edit')
    .input(request({ id: rowId, tag: rowId, until: day }))
    .output(tagRow),

  recordConsent: writes('residents.edit')
    .input(request({ id: rowId, kind: z.enum(['given', 'withdrawn']), consent: consentInput }))
    .output(consentRow),
}
