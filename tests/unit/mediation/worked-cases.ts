/** The worked cases as they are written down, read strictly. */
import { z } from 'zod'
import file from '../../fixtures/mediation/cases.json'

const head = {
  id: z.string(),
  title: z.string(),
  law: z.array(z.string()),
  note: z.string().optional(),
}
const day = z.string()
const signed = z.strictObject({ name: z.string(), signedOn: day.nullable() })
const terms = z.array(z.strictObject({ what: z.string(), kind: z.enum(['status', 'money']) }))
const names = z.array(z.string())

const written = z.strictObject({
  form: z.literal('written'),
  parties: z.array(signed),
  mediatorSignedOn: day.nullable(),
  sealedOn: day.nullable(),
  referral: z.enum(['委派', '委托']).optional(),
})
const oral = z.strictObject({ form: z.literal('oral'), reachedOn: day, registeredOn: day })

const worked = z.discriminatedUnion('kind', [
  z.strictObject({
    ...head,
    kind: z.literal('agreement'),
    facts: z.discriminatedUnion('form', [written, oral]),
    expected: z.strictObject({
      effectOn: z.string().nullable(),
      thirtiethDay: day.optional(),
      confirmLastDay: day.optional(),
      announced: z.boolean().optional(),
      warn: names.optional(),
      missing: names.optional(),
      confirmOffered: z.boolean().optional(),
      next: z.string().optional(),
    }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('confirm'),
    facts: z.strictObject({ terms, applicants: names, parties: names, appliedOn: day, effectOn: day }),
    expected: z.strictObject({
      accepted: z.enum(['yes', 'part', 'no']),
      refused: z.array(z.strictObject({ term: z.number().optional(), why: z.string() })),
      otherRoute: z.string().optional(),
    }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('deadline'),
    facts: z.strictObject({
      acceptedOn: day,
      usualDays: z.number(),
      extensions: z.array(z.strictObject({ on: day, askedBy: names, days: z.number() })),
      parties: names,
    }),
    expected: z.strictObject({ firstDue: day, due: day, extensionsTaken: z.number() }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('screening'),
    facts: z.union([
      z.strictObject({
        events: z.array(
          z.strictObject({ on: day, what: z.enum(['accepted', 'refuses']), who: z.string().optional() }),
        ),
      }),
      z.strictObject({
        at: z.string(),
        suspicion: z.literal('violence'),
        victim: z.strictObject({ birth: day, capacity: z.literal('full').optional() }),
        reports: z.array(
          z.strictObject({ at: z.string(), to: z.literal('police'), by: z.string(), receipt: z.string() }),
        ),
        moves: names,
      }),
    ]),
    expected: z.looseObject({}),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('child'),
    facts: z.strictObject({ birth: day, on: day }),
    expected: z.strictObject({ age: z.number(), childsWishNeeded: z.boolean() }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('order'),
    facts: z.strictObject({ madeOn: day, endsOn: day, today: day }),
    expected: z.strictObject({
      longestEnd: day,
      accepted: z.boolean(),
      daysLeft: z.number(),
      askForExtensionBefore: day,
    }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('dossier'),
    facts: z.strictObject({
      present: names,
      parties: names,
      ended: z.enum(['agreed-written', 'agreed-oral']),
    }),
    expected: z.strictObject({ missing: names }),
  }),
  z.strictObject({
    ...head,
    kind: z.literal('numbering'),
    facts: z.strictObject({
      templateCase: z.string(),
      templateAgreement: z.string(),
      lastCase: z.record(z.string(), z.number()),
      lastAgreement: z.record(z.string(), z.number()),
      events: z.array(
        z.strictObject({
          on: day,
          what: z.enum(['draft', 'accepted', 'not accepted', 'agreement', 'refused']),
          case: z.string().optional(),
          form: z.literal('oral').optional(),
        }),
      ),
    }),
    expected: z.strictObject({
      cases: z.record(z.string(), z.string()),
      agreements: z.record(z.string(), z.string()),
    }),
  }),
])
export type Worked = z.infer<typeof worked>
export type WorkedOf<Kind extends Worked['kind']> = Extract<Worked, { readonly kind: Kind }>

export const workedCases: readonly Worked[] = z.array(worked).parse(file.cases)
