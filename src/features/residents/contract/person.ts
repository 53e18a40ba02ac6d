/** A resident as the desk shows and takes them. */
import { z } from 'zod'
import { code, day, instant, line, rowId, text } from '../../../desk/contract/fields'
import { idKinds, phoneOwners, registrations, relations, sexes, statuses } from './words'

export * from './words'

/** Text that may be missing. */
const optionalLine = (most: number) => z.union([z.literal(''), line(most)])
const optionalCode = z.union([z.literal(''), code])

export const phone = z.strictObject({
  number: line(30),
  owner: z.enum(phoneOwners),
  ownerName: optionalLine(60),
})
export const contact = z.strictObject({ name: line(60), relation: line(20), phone: line(30) })
export const address = z.strictObject({
  /** Code of the dictionary `estate`, or empty. */
  estate: optionalCode,
  building: optionalLine(12),
  unit: optionalLine(12),
  room: optionalLine(12),
  /** Code of the dictionary `grid`, or empty. */
  grid: optionalCode,
})

/** What is typed into the form. */
export const personInput = {
  name: line(60),
  sex: z.enum(sexes).nullable(),
  idKind: z.enum(idKinds).nullable(),
  idNumber: optionalLine(40),
  birth: day.nullable(),
  registration: z.enum(registrations).nullable(),
  registrationPlace: optionalLine(80),
  address,
  phones: z.array(phone).max(8),
  contacts: z.array(contact).max(8),
  remark: text(1000),
}

/** A resident in a list or a search result. Numbers are masked before they leave the desk. */
export const residentCard = z.strictObject({
  id: rowId,
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  birth: z.string().nullable(),
  /** Full years today; at death for the dead. */
  age: z.number().int().nullable(),
  status: z.enum(statuses),
  idKind: z.enum(idKinds).nullable(),
  /** Masked; empty when there is none. */
  idNumber: z.string(),
  /** Masked; empty when there is none. */
  phone: z.string(),
  phoneOwner: z.enum(phoneOwners).nullable(),
  phoneOwnerName: z.string(),
  /** 水印桃源 3栋 2单元 501. */
  address: z.string(),
  /** Label of the grid; empty when there is none. */
  grid: z.string(),
  tags: z.array(z.strictObject({ code: z.string(), label: z.string(), tone: z.string() })),
  lastServedAt: instant.nullable(),
})
export type ResidentCard = z.infer<typeof residentCard>

export const tagRow = z.strictObject({
  id: rowId,
  code: z.string(),
  label: z.string(),
  tone: z.string(),
  since: z.string().nullable(),
  until: z.string().nullable(),
  proof: z.string(),
  /** Holds today. */
  current: z.boolean(),
})

export const consentRow = z.strictObject({
  id: rowId,
  kind: z.enum(['given', 'withdrawn']),
  noticeVersion: z.string(),
  day: z.string(),
  by: z.enum(['self', 'guardian']),
  guardianName: z.string(),
  guardianRelation: z.string(),
  recordedBy: z.string(),
})

/** The resident's own page: everything, unmasked, for roles that hold `residents.read`. */
export const residentRecord = z.strictObject({
  card: residentCard,
  /** Goes up with each change; an edit names the one it was made from. */
  version: z.number().int(),
  idNumber: z.string(),
  /** What the ID number says, when it says something else than the register: shown, never silently settled. */
  birthByIdNumber: z.string().nullable(),
  sexByIdNumber: z.enum(sexes).nullable(),
  registration: z.enum(registrations).nullable(),
  registrationPlace: z.string(),
  address: z.strictObject({
    estate: z.string(),
    building: z.string(),
    unit: z.string(),
    room: z.string(),
    grid: z.string(),
  }),
  phones: z.array(z.strictObject({ number: z.string(), owner: z.enum(phoneOwners), ownerName: z.string() })),
  contacts: z.array(z.strictObject({ name: z.string(), relation: z.string(), phone: z.string() })),
  tags: z.array(tagRow),
  consents: z.array(consentRow),
  /** True when nobody has consented yet, or consent was withdrawn. */
  consentMissing: z.boolean(),
  /** Under fourteen: a guardian has to consent. */
  guardianNeeded: z.boolean(),
  statusSince: z.string().nullable(),
  statusNote: z.string(),
  remark: z.string(),
  household: z
    .strictObject({
      id: rowId,
      members: z.array(z.strictObject({ card: residentCard, relation: z.string() })),
    })
    .nullable(),
  relation: z.union([z.literal(''), z.enum(relations)]),
  /** Records of the same person that were merged into this one. */
  merged: z.array(z.strictObject({ merge: rowId, id: rowId, name: z.string(), at: instant })),
})
export type ResidentRecord = z.infer<typeof residentRecord>
