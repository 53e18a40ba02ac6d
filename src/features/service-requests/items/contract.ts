/** Service items: what the centre helps with, in versions, so that an old request shows the item as it was. */
import { z } from 'zod'
import { code, instant, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { askKinds, categories, modes, renewalBases, wantedForms } from '../requests/contract/words'

const wantedMaterial = z.strictObject({
  name: line(60),
  required: z.boolean(),
  form: z.enum(wantedForms),
  count: z.number().int().min(1).max(20),
  note: text(200),
})
export type WantedMaterial = z.infer<typeof wantedMaterial>

/** One line of the application form: what an office asks beside the materials. */
const ask = z
  .strictObject({
    /** 家庭人口. */
    name: line(30),
    kind: z.enum(askKinds),
    required: z.boolean(),
    /** What is chosen from; of other kinds none. */
    choices: z
      .array(line(30))
      .max(12)
      .refine((list) => new Set(list).size === list.length, 'named-twice'),
  })
  .refine(({ kind, choices }) => kind !== 'choice' || choices.length > 0, {
    path: ['choices'],
    message: 'required',
  })
export type Ask = z.infer<typeof ask>

/** The lines of a form, each name once. */
const asks = z
  .array(ask)
  .max(20)
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'named-twice')

/** Everything that is versioned. */
export const itemText = z.strictObject({
  name: line(60),
  /** What people call it: 养老认证, 社保卡, 低保. Texts of the first version have none. */
  alsoCalled: z
    .array(line(30))
    .max(12)
    .refine((list) => new Set(list).size === list.length, 'named-twice')
    .default([]),
  category: z.enum(categories),
  modes: z
    .array(z.enum(modes))
    .min(1, 'required')
    .max(modes.length)
    .refine((list) => new Set(list).size === list.length, 'named-twice'),
  /** The norms it rests on. */
  basis: text(300),
  /** Who qualifies. */
  qualifies: text(500),
  materials: z
    .array(wantedMaterial)
    .max(30)
    .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, 'named-twice'),
  /** What the application form asks beside them. Texts of the first version ask nothing. */
  asks: asks.default([]),
  steps: z.array(line(200)).min(1, 'required').max(20),
  /** Working days; 0 is done on the spot. */
  promisedDays: z.number().int().min(0).max(250),
  fee: line(100),
  /** Of what a record can tell: who falls outside is asked about. Texts of the first version ask nothing. */
  forWhom: z
    .strictObject({
      fromAge: z.number().int().min(0).max(120).nullable(),
      untilAge: z.number().int().min(0).max(120).nullable(),
      tags: z.array(code).max(12),
    })
    .default({ fromAge: null, untilAge: null, tags: [] }),
  renewal: z
    .strictObject({ basis: z.enum(renewalBases), months: z.number().int().min(1).max(120) })
    .nullable(),
})
export type ItemText = z.infer<typeof itemText>

const itemRow = z.strictObject({
  id: rowId,
  code,
  name: z.string(),
  alsoCalled: z.array(z.string()),
  /** Of its name and its other names, for finding it by keys. */
  initials: z.array(z.string()),
  pinyin: z.array(z.string()),
  category: z.enum(categories),
  modes: z.array(z.enum(modes)),
  promisedDays: z.number().int(),
  renews: z.boolean(),
  /** The names of the lines of its application form. */
  asks: z.array(z.string()),
  version: z.number().int(),
  withdrawn: z.boolean(),
  /** Requests opened for it in the last year: the usual ones stand first. */
  used: z.number().int().min(0),
})
export type ItemRow = z.infer<typeof itemRow>

export const itemsContract = {
  /** All of them, the most used first; withdrawn ones last, and only when asked for. */
  list: reads('service-items.read')
    .input(z.strictObject({ withdrawn: z.boolean() }))
    .output(z.strictObject({ items: z.array(itemRow) })),

  /** One item as it is, or as an earlier version was. */
  get: reads('service-items.read')
    .input(z.strictObject({ id: rowId, version: z.number().int().min(1).optional() }))
    .output(
      z.strictObject({
        id: rowId,
        code,
        withdrawn: z.boolean(),
        /** The newest version; an edit names the one it was made from. */
        newest: z.number().int(),
        version: z.number().int(),
        text: itemText,
        versions: z.array(
          z.strictObject({ version: z.number().int(), at: instant, by: z.string().nullable() }),
        ),
      }),
    ),

  add: writes('service-items.manage')
    .input(request({ text: itemText }))
    .output(z.strictObject({ id: rowId, version: z.number().int() })),

  /** Writes a new version; refused when someone else has written one since. */
  edit: writes('service-items.manage')
    .input(request({ id: rowId, from: z.number().int().min(1), text: itemText }))
    .output(z.strictObject({ id: rowId, version: z.number().int() })),

  /** No longer offered, or offered again. Requests that are there go on. */
  setWithdrawn: writes('service-items.manage')
    .input(request({ id: rowId, withdrawn: z.boolean() }))
    .output(z.strictObject({ id: rowId })),
}
