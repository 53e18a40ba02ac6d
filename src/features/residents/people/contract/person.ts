/** A resident as the desk shows and takes them. */
import { z } from 'zod'
import { code, day, instant, line, rowId, text } from '#ground/contract/fields'
import { masked, typedNumber } from '#ground/contract/sensitive'
import { phoneOwners, protectionBases, registrations, relations, statuses } from './words'
import { ethnicities } from '#ground/people/ethnicities'
import { idKinds, sexes } from '#ground/people/words'

export * from './words'

/** Text that may be missing. */
const optionalLine = (most: number) => z.union([z.literal(''), line(most)])
const optionalCode = z.union([z.literal(''), code])

export const phone = z.strictObject({
  number: typedNumber(30),
  owner: z.enum(phoneOwners),
  ownerName: optionalLine(60),
})
export const contact = z.strictObject({ name: line(60), relation: line(20), phone: typedNumber(30) })
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
  idNumber: z.union([z.literal(''), typedNumber(40)]),
  birth: day.nullable(),
  /** Left out where nobody asked. */
  ethnicity: z.enum(ethnicities).nullable().optional(),
  registration: z.enum(registrations).nullable(),
  registrationPlace: optionalLine(80),
  address,
  phones: z.array(phone).max(8),
  contacts: z.array(contact).max(8),
  remark: text(1000),
}

/** The place of a phone or contact in the record as it was read; the version says that it still is the same one. */
const place = z.number().int().min(0).max(99)

/**
 * What is typed into the form over a record. The page knows most numbers only masked, so what nobody typed anew is left
 * out and stays as it is: number, birth, address; a phone and a contact's phone are `kept` by their place.
 */
export const personChange = {
  ...personInput,
  idNumber: personInput.idNumber.optional(),
  birth: personInput.birth.optional(),
  address: address.optional(),
  phones: z
    .array(z.union([phone, z.strictObject({ ...phone.omit({ number: true }).shape, kept: place })]))
    .max(8),
  contacts: z
    .array(z.union([contact, z.strictObject({ ...contact.omit({ phone: true }).shape, kept: place })]))
    .max(8),
}

/** A resident in a list or a search result. Numbers are masked before they leave the desk. */
export const residentCard = z.strictObject({
  id: rowId,
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  /** Masked it is the year alone. */
  birth: masked('birth').nullable(),
  /** Full years today; at death for the dead. */
  age: z.number().int().nullable(),
  status: z.enum(statuses),
  idKind: z.enum(idKinds).nullable(),
  /** Masked; empty when there is none. */
  idNumber: masked('id-number'),
  /** Masked; empty when there is none. */
  phone: masked('phone'),
  phoneOwner: z.enum(phoneOwners).nullable(),
  phoneOwnerName: z.string(),
  /** 水印桃源 3栋 2单元 501; empty where it is hidden. */
  address: masked('address'),
  /** Label of the grid; empty when there is none, and where the address is hidden. */
  grid: z.string(),
  /** A protected person: address and grid are not told. */
  addressHidden: z.boolean(),
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

export const protection = z.strictObject({
  basis: z.enum(protectionBases),
  since: day,
  /** The last day of the order or warning; null where there is none. It holds on until someone ends it. */
  until: day.nullable(),
  setBy: z.string(),
})

/** The resident's own page, for roles that hold `residents.read`; each field as the role table has it. */
export const residentRecord = z.strictObject({
  card: residentCard,
  /** Goes up with each change; an edit names the one it was made from. */
  version: z.number().int(),
  /** What the ID number says, when it says something else than the register: shown, never silently settled. */
  birthByIdNumber: masked('birth').nullable(),
  sexByIdNumber: z.enum(sexes).nullable(),
  /** Null where it is not known, and for whom the table does not show it to. */
  ethnicity: masked('ethnicity').nullable(),
  registration: z.enum(registrations).nullable(),
  registrationPlace: z.string(),
  /** Null where it is hidden. */
  address: z
    .strictObject({
      estate: masked('address'),
      building: masked('address'),
      unit: masked('address'),
      room: masked('address'),
      grid: masked('address'),
    })
    .nullable(),
  phones: z.array(
    z.strictObject({ number: masked('phone'), owner: z.enum(phoneOwners), ownerName: z.string() }),
  ),
  contacts: z.array(
    z.strictObject({ name: z.string(), relation: z.string(), phone: masked('contact-phone') }),
  ),
  protection: protection.nullable(),
  tags: z.array(tagRow),
  consents: z.array(consentRow),
  /** True when nobody has consented yet, or consent was withdrawn. */
  consentMissing: z.boolean(),
  /** Under fourteen: a guardian has to consent. */
  guardianNeeded: z.boolean(),
  statusSince: z.string().nullable(),
  /** Numbers written into it are masked. */
  statusNote: masked('typed-number'),
  remark: masked('typed-number'),
  /** Those of them who are protected are left out; null where the address is hidden. */
  household: z
    .strictObject({
      members: z.array(z.strictObject({ card: residentCard, relation: z.string() })),
    })
    .nullable(),
  relation: z.union([z.literal(''), z.enum(relations)]),
  /** Records of the same person that were merged into this one. */
  merged: z.array(z.strictObject({ merge: rowId, id: rowId, name: z.string(), at: instant })),
})
export type ResidentRecord = z.infer<typeof residentRecord>
