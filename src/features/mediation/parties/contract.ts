/** Who a case is between: parties and who acts for them, what they say to it, who was asked to help, and the children. */
import { z } from 'zod'
import { day, line, rowId, text } from '#ground/contract/fields'
import { discloses, looksAt, request, writes } from '#ground/contract/procedure'
import { disclosed, masked, revealReason, typedNumber } from '#ground/contract/sensitive'
import { inMediation } from '../contract/file'
import { capacities, guestKinds, partyRoles } from '../contract/words'

/** May be empty. */
const maybe = (most: number) => text(most)
const maybeNumber = (most: number) => typedNumber(most).or(z.literal(''))

export const partyKinds = ['person', 'unit'] as const
/** What a form asks of a party that is not in the register; null is what is kept already and was not typed anew. */
export const partyText = z.strictObject({
  role: z.enum(partyRoles),
  /** Parties of one side have the same; 1 to 9. */
  side: z.number().int().min(1).max(9),
  kind: z.enum(partyKinds),
  name: line(60),
  idNumber: maybeNumber(30).nullable(),
  phone: maybeNumber(40).nullable(),
  address: maybe(120).nullable(),
  birth: day.nullable(),
  capacity: z.enum(capacities).nullable(),
  cannotRead: z.boolean(),
  /** Who reads to them; empty while nobody was named. */
  readToBy: maybe(40),
  workplace: maybe(60).nullable(),
  school: maybe(60).nullable(),
  whereabouts: maybe(200).nullable(),
})
export type PartyText = z.infer<typeof partyText>

export const representativeText = z.strictObject({
  name: line(40),
  by: z.enum(['letter', 'law']),
  phone: maybeNumber(40).nullable(),
  /** The day of the letter of authority; null is an undated or missing one. */
  letterOn: day.nullable(),
  maySign: z.boolean(),
  /** The party of this case that they are themselves. */
  isParty: rowId.nullable(),
})
export type RepresentativeText = z.infer<typeof representativeText>

export const representativeFaultCodes = [
  'too-many',
  'letter-missing',
  'other-side',
  'both-sides',
  'of-age',
  'age-unasked',
  'nobody-acts',
  'no-guardian',
] as const

const representative = representativeText.omit({ phone: true }).extend({
  id: rowId,
  phone: masked('contact-phone'),
  from: day.nullable(),
  /** The last day on which they acted; null is somebody who still does. */
  until: day.nullable(),
  endedWhy: masked('case-text'),
})
export type RepresentativeShown = z.infer<typeof representative>

/** What a party said last to mediation, mediator and doors (人民调解法 17, 23); null is not asked. */
export const consentWords = z.strictObject({
  mediation: z.enum(['consents', 'refuses']).nullable(),
  mediator: z.enum(['chosen', 'accepted', 'refuses']).nullable(),
  doors: z.enum(['open', 'closed']).nullable(),
})

export const party = z.strictObject({
  id: rowId,
  role: z.enum(partyRoles),
  side: z.number().int(),
  kind: z.enum(partyKinds),
  /** Of the register; null is somebody from outside. */
  residentId: rowId.nullable(),
  name: z.string(),
  idNumber: masked('id-number'),
  phone: masked('contact-phone'),
  /** Null where it is hidden from whoever asks. */
  address: masked('address').nullable(),
  /** Null is not known; else as whoever asks may see it. */
  birth: masked('birth').nullable(),
  age: z.number().int().nullable(),
  capacity: z.enum(capacities).nullable(),
  cannotRead: z.boolean(),
  readToBy: z.string(),
  workplace: masked('address').nullable(),
  school: masked('address').nullable(),
  whereabouts: masked('address').nullable(),
  /** The day since which what leads to them is on nothing meant for the other side. */
  protectedSince: day.nullable(),
  /** Since when nothing waits for their word; null is alive, or not known. */
  diedOn: day.nullable(),
  /** Hidden from the others: by that word, by the register, or by an order of the case. */
  isAtRisk: z.boolean(),
  /** Up to five act at a time; those who did before are there too. */
  representatives: z.array(representative),
  /** Why nobody can sign for them yet, or who cannot act. */
  faults: z.array(z.strictObject({ code: z.enum(representativeFaultCodes), name: z.string() })),
  consent: consentWords.extend({ day }).nullable(),
})
export type PartyShown = z.infer<typeof party>

const guest = z.strictObject({
  id: rowId,
  name: z.string(),
  as: z.enum(guestKinds),
  /** Since when they are asked no more; null is still asked. */
  notComingSince: day.nullable(),
  /** The parties who agreed that they come (人民调解法 20). */
  agreed: z.array(z.strictObject({ party: rowId, day })),
})

export const childAnswer = z.strictObject({
  on: day,
  by: line(40),
  /** As the child said it; empty where it did not want to say. */
  words: text(2000),
})

const child = z.strictObject({
  id: rowId,
  name: z.string(),
  birth: masked('birth'),
  age: z.number().int(),
  /** Of eight or more (民法典 1084). */
  isAsked: z.boolean(),
  wish: childAnswer.extend({ words: masked('case-text') }).nullable(),
  /** What it said before it was asked again, the first first. */
  earlier: z.array(childAnswer.extend({ words: masked('case-text') })),
})

export const peopleOfCase = z.strictObject({
  parties: z.array(party),
  guests: z.array(guest),
  children: z.array(child),
  /** Names of children who stand elsewhere in the case and not in the list. */
  childrenKnown: z.array(z.string()),
  /** Whether anything of it can still be written. */
  open: z.boolean(),
  /** Whether somebody can still become a party: not once a text lies before the others. */
  takesParties: z.boolean(),
})
export type PeopleOfCase = z.infer<typeof peopleOfCase>

export const partyFields = [
  'id-number',
  'phone',
  'address',
  'birth',
  'workplace',
  'school',
  'whereabouts',
] as const

const written = z.strictObject({ id: rowId })

export const partiesContract = {
  of: looksAt('mediation.cases', inMediation)
    .input(z.strictObject({ case: rowId }))
    .output(peopleOfCase),

  /** Somebody of the register: name, number, phone and address are kept as they stand there today. */
  addResident: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, residentId: rowId, role: z.enum(partyRoles), side: partyText.shape.side }))
    .output(written),

  add: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, text: partyText }))
    .output(written),

  change: writes('mediation.cases', inMediation)
    .input(request({ party: rowId, text: partyText }))
    .output(written),

  /** A slip: somebody of whom nothing was written yet, before the case is accepted. */
  remove: writes('mediation.cases', inMediation)
    .input(request({ party: rowId }))
    .output(written),

  /** They have died: nothing waits for their word or tells them anything any more. What they signed stands; null takes a slip back. */
  died: writes('mediation.cases', inMediation)
    .input(request({ party: rowId, on: day.nullable() }))
    .output(written),

  saveRepresentative: writes('mediation.cases', inMediation)
    .input(request({ party: rowId, id: rowId.nullable(), text: representativeText }))
    .output(written),

  /** They act no more from the day after; what they signed stays signed. */
  endRepresentative: writes('mediation.cases', inMediation)
    .input(request({ id: rowId, on: day, why: line(200) }))
    .output(written),

  /** A slip: somebody who signed nothing. */
  removeRepresentative: writes('mediation.cases', inMediation)
    .input(request({ id: rowId }))
    .output(written),

  /** From this day on what leads to them is on nothing meant for the other side; or no longer. */
  protect: writes('mediation.cases', inMediation)
    .input(request({ party: rowId, hidden: z.boolean(), reason: line(200) }))
    .output(written),

  consent: writes('mediation.cases', inMediation)
    .input(request({ party: rowId, words: consentWords, day }))
    .output(written),

  invite: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, name: line(40), as: z.enum(guestKinds) }))
    .output(written),

  guestAgreed: writes('mediation.cases', inMediation)
    .input(request({ guest: rowId, party: rowId, day }))
    .output(written),

  /** They are asked no more, since a party would not have them: nothing waits for the others' yes. */
  uninvite: writes('mediation.cases', inMediation)
    .input(request({ guest: rowId }))
    .output(written),

  saveChild: writes('mediation.cases', inMediation)
    .input(request({ case: rowId, id: rowId.nullable(), name: line(40), birth: day }))
    .output(written),

  askChild: writes('mediation.cases', inMediation)
    .input(request({ child: rowId, answer: childAnswer }))
    .output(written),

  reveal: discloses('sensitive.reveal', inMediation)
    .input(z.strictObject({ party: rowId, field: z.enum(partyFields), reason: revealReason }))
    .output(z.strictObject({ value: disclosed() })),
}
