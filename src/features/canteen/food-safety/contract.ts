/** Food safety: what is missing today, written down with few keys, and the month's book for the inspector. */
import { z } from 'zod'
import { day, instant, line, rowId, text } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import {
  controls,
  disinfections,
  fridgeDeeds,
  meals,
  shortSamples,
  unfitDeeds,
  wastes,
} from '../contract/words'

/** Tenths of a degree. */
const tenths = (from: number, until: number) => z.number().int().min(from).max(until)

export const safetySettings = z.strictObject({
  fridges: z.array(line(20)).max(20),
  /** Which of them freeze, by name: their limits differ. Null where nobody said yet. */
  freezers: z.array(line(20)).max(20).nullable().default(null),
  /** GB 31654-2021: 125 g, 48 h. */
  sampleGrams: z.number().int().min(1).max(1000),
  sampleHours: z.number().int().min(1).max(168),
  certificateDays: z.number().int().min(1).max(180),
  /** 食品安全员、食品安全总监、主要负责人 (总局令60号): who does which control, by name. */
  named: z.strictObject({
    'daily-control': text(20),
    'weekly-review': text(20),
    'monthly-meeting': text(20),
  }),
})
export type SafetySettings = z.infer<typeof safetySettings>

export const usualSafety: SafetySettings = {
  fridges: [],
  freezers: null,
  sampleGrams: 125,
  sampleHours: 48,
  certificateDays: 30,
  named: { 'daily-control': '', 'weekly-review': '', 'monthly-meeting': '' },
}

/** Lines in one print of the month's book; a kitchen with three meals and ten fridges fills more than one. */
export const linesOfBook = 1_000

const meal = z.enum(meals)

const parts = [
  z.strictObject({
    kind: z.literal('sample'),
    meal,
    dish: rowId,
    grams: z.number().int().min(1).max(5000),
    /** Why it weighs less than the setting; refused without where it does (`canteen.sample-too-little`), null where it does not. */
    short: z.enum(shortSamples).nullable().default(null),
    /** Where it is kept, as the fridge is called; lines of before do not say. */
    fridge: line(20).nullable().default(null),
  }),
  /** Of how somebody is, only whether they may cook: an illness is nobody's business. */
  z.strictObject({
    kind: z.literal('morning-check'),
    cook: rowId,
    temperatureTenths: tenths(340, 420),
    handsClean: z.boolean(),
    well: z.boolean(),
    /** What was done with somebody who must not cook; refused without where it is so (`canteen.cook-unfit`), null where it is not. */
    done: z.enum(unfitDeeds).nullable().default(null),
  }),
  /** Nobody who is off that day is measured; why they are off is nobody's business. */
  z.strictObject({ kind: z.literal('absence'), cook: rowId }),
  /** 食安法 50, 53. */
  z.strictObject({
    kind: z.literal('purchase'),
    supplier: line(60),
    licence: line(60),
    /** Where it does business: a firm's, and no person's. */
    premises: line(120),
    contact: line(40),
    goods: line(60),
    size: line(40),
    quantity: line(40),
    /** The batch or the day of production. */
    batch: line(40),
    /** Refused where it is before the delivery (`canteen.past-shelf-life`). */
    shelfLifeEnds: day.nullable(),
    /** 合格证明: what was looked at besides the licence (食安法 53); lines of before do not say. */
    proof: text(60).default(''),
  }),
  z.strictObject({
    kind: z.literal('disinfection'),
    meal,
    method: z.enum(disinfections),
    minutes: z.number().int().min(1).max(600),
  }),
  /** 餐厨废弃物 (GB 31654-2021): what was given away, and to which firm. */
  z.strictObject({
    kind: z.literal('waste'),
    sort: z.enum(wastes),
    kilograms: z.number().int().min(1).max(5000),
    collector: line(60),
  }),
  /** Of who was trained only how many: who cooks stands in the list of the book. */
  z.strictObject({
    kind: z.literal('training'),
    topic: line(60),
    people: z.number().int().min(1).max(100),
    minutes: z.number().int().min(1).max(600),
  }),
  /** The number of the fridge, from 1. */
  z.strictObject({
    kind: z.literal('fridge'),
    fridge: z.number().int().min(1).max(20),
    temperatureTenths: tenths(-400, 300),
    /** What was done about it; refused without where it is outside its limits (`canteen.fridge-outside`), null where it is not. */
    done: z.enum(fridgeDeeds).nullable().default(null),
  }),
] as const

/** A day of the day, week or month that a control is for; null is the one in which it is written. */
const controlled = day.nullable().default(null)

export const safetyEntry = z.discriminatedUnion('kind', [
  ...parts,
  /** Refused before its hours are over (`canteen.sample-not-yet`) and of what is no longer kept (`canteen.sample-gone`). */
  z.strictObject({ kind: z.literal('disposal'), sample: rowId }),
  /** 日管控、周排查、月调度 (总局令60号): what was found, and what was done about it. */
  z.strictObject({
    kind: z.literal('control'),
    control: z.enum(controls),
    of: controlled,
    found: text(300).min(1, 'required'),
    mended: text(300),
  }),
])
export type SafetyEntry = z.infer<typeof safetyEntry>

const shownEntry = z.discriminatedUnion('kind', [
  ...parts,
  z.strictObject({
    kind: z.literal('disposal'),
    sample: rowId,
    meal,
    takenAt: instant,
    /** How long it was kept; lines of before the hours were held may say too few. */
    minutesKept: z.number().int(),
  }),
  z.strictObject({
    kind: z.literal('control'),
    control: z.enum(controls),
    of: controlled,
    found: masked('typed-number'),
    mended: masked('typed-number'),
  }),
])

export const safetyRecord = z.strictObject({
  id: rowId,
  /** The service day that it is of: of a delivery the one on which it came. */
  day,
  /** The service day on which it was written. */
  writtenOn: day,
  /** The dish, the fridge, the supplier or the cook. */
  label: z.string(),
  entry: shownEntry,
  keptUntil: day,
  by: z.string(),
  at: instant,
  struck: z.boolean(),
  /** Who struck it out, and when; null where nobody did. */
  struckBy: z.strictObject({ by: z.string(), at: instant }).nullable(),
})
export type SafetyRecord = z.infer<typeof safetyRecord>

export const cook = z.strictObject({
  id: rowId,
  name: z.string(),
  issuedOn: day,
  /** The first day without a certificate. */
  ends: day,
  state: z.enum(['good', 'soon', 'ended']),
})
/** Somebody who cooked in a month, with each certificate, oldest first. */
const cookOfMonth = z.strictObject({
  name: z.string(),
  since: day.nullable(),
  leftOn: day.nullable(),
  certificates: z.array(z.strictObject({ issuedOn: day, ends: day })),
})
export type CookOfMonth = z.infer<typeof cookOfMonth>

/** A day that is over and of which so many lines are missing. */
const leftOutDay = z.strictObject({ day, count: z.number().int() })
export type LeftOutDay = z.infer<typeof leftOutDay>

export type Cook = z.infer<typeof cook>

export const missingRecord = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('sample'), meal, dish: rowId, name: z.string() }),
  z.strictObject({ code: z.literal('disinfection'), meal }),
  z.strictObject({
    code: z.literal('morning-check'),
    cook: rowId,
    name: z.string(),
    state: z.enum(['good', 'soon', 'ended']),
  }),
  z.strictObject({ code: z.literal('fridge'), fridge: z.number().int(), name: z.string() }),
  z.strictObject({ code: z.literal('disposal'), sample: rowId, name: z.string(), takenAt: instant }),
  /** `of` is the first day of what it is for. */
  z.strictObject({ code: z.enum(controls), name: z.string(), of: day }),
])
export type MissingRecord = z.infer<typeof missingRecord>

/** How was disinfected last, and where the last sample was put. */
const lastSaid = z.strictObject({ method: z.enum(disinfections), fridge: z.string().nullable() })
export type LastSaid = z.infer<typeof lastSaid>

export const safetyContract = {
  /**
   * What is missing of a service day, who cooks, and what was written down of it; of today also what was written down today of days
   * before. Null is today; a day ahead is refused (`canteen.safety-ahead`).
   */
  today: reads('canteen.safety')
    .input(z.strictObject({ of: day.nullable().default(null) }))
    .output(
      z.strictObject({
        day,
        today: day,
        missing: z.array(missingRecord).max(300),
        /** Earlier days of the last month with something left out, the oldest first; only of today. */
        leftOut: z.array(leftOutDay).max(31),
        cooks: z.array(cook),
        records: z.array(safetyRecord).max(500),
        settings: safetySettings,
        /** What was said last, to begin with. */
        last: lastSaid,
      }),
    ),

  /**
   * Writes lines into the book, all of one meal's samples at once. `on` is the service day on which it was: the delivery came, the
   * fridge was read. Null is today; none is ahead (`canteen.safety-ahead`). A control says by itself of which day, week or month it is;
   * a sample is thrown away when it is written: a line of today.
   */
  note: writes('canteen.safety')
    .input(request({ entries: z.array(safetyEntry).min(1).max(50), on: day.nullable().default(null) }))
    .output(z.strictObject({ records: z.array(rowId), mayCook: z.boolean() })),

  /** Strikes a line out; it stays readable. */
  strike: writes('canteen.safety')
    .input(request({ record: rowId }))
    .output(z.strictObject({ record: rowId })),

  /** Somebody new, or a new certificate: it is a row beside those of before, and none is of a day ahead (`canteen.certificate-ahead`). */
  keepCook: writes('canteen.safety')
    .input(request({ id: rowId.nullable(), name: line(20), issuedOn: day }))
    .output(z.strictObject({ id: rowId })),

  cookLeaves: writes('canteen.safety')
    .input(request({ id: rowId }))
    .output(z.strictObject({ id: rowId })),

  configure: writes('canteen.safety')
    .input(request({ settings: safetySettings }))
    .output(safetySettings),

  /** A month of the book by the days its lines are of, in parts of `linesOfBook`, the first part being 1; `total` counts all its lines. */
  book: reads('canteen.safety')
    .input(
      z.strictObject({
        month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'not-a-month'),
        part: z.number().int().min(1).max(1000).default(1),
      }),
    )
    .output(
      z.strictObject({
        records: z.array(safetyRecord).max(linesOfBook),
        total: z.number().int(),
        settings: safetySettings,
        /** Who cooked in it, and days of it with something left out. */
        cooks: z.array(cookOfMonth),
        leftOut: z.array(leftOutDay).max(31),
      }),
    ),
}
