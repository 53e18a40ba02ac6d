/** The further worked cases as they are written down, read strictly. */
import { z } from 'zod'
import file from '../../../fixtures/mediation/further-cases.json'

const day = z.iso.date()
const head = {
  id: z.string(),
  title: z.string(),
  law: z.array(z.string()).min(1),
  note: z.string().optional(),
}
const court = z.strictObject({
  referral: z.enum(['assigned', 'entrusted-ordinary', 'entrusted-summary']),
  signedForOn: day,
  onlineOn: day.nullable(),
})
export type Court = z.infer<typeof court>

const effect = z.strictObject({
  ...head,
  facts: z.strictObject({
    today: day,
    court: court.nullable(),
    third: z.string().optional(),
    /** Of the parties by name, of the mediator and of the seal. */
    hands: z.record(z.string(), day.nullable()),
    letter: z.strictObject({ of: z.string(), by: z.string(), on: day.nullable() }).nullable(),
  }),
  expected: z.strictObject({
    effectOn: day.nullable(),
    missing: z.array(z.string()),
    thirtiethDay: day.optional(),
    lastDay: day.optional(),
    announced: z.boolean().optional(),
    safeDay: day.optional(),
    counterDay: day.optional(),
    otherLastDay: day.nullish(),
  }),
})
export type EffectCase = z.infer<typeof effect>

const time = z.strictObject({
  ...head,
  facts: z.strictObject({
    acceptedOn: day,
    court: court.nullable(),
    usual: z.union([
      z.strictObject({ unit: z.literal('days'), length: z.number() }),
      z.strictObject({ unit: z.literal('month') }),
    ]),
    restDays: z.enum(['stay', 'move']).optional(),
    asks: z.array(z.strictObject({ today: day, wishes: z.record(z.string(), day), days: z.number().int() })),
  }),
  /** To each asking the new last day, or why not. */
  expected: z.strictObject({ firstDue: day, answers: z.array(z.string()) }),
})
export type TimeCase = z.infer<typeof time>

const likenesses = z.strictObject({
  ...head,
  pairs: z.array(z.strictObject({ earlier: z.string(), now: z.string(), met: z.boolean() })),
})

export const further = z
  .strictObject({
    about: z.string(),
    conventions: z.array(z.string()),
    effects: z.array(effect),
    times: z.array(time),
    likenesses,
    stories: z.array(z.strictObject(head)),
  })
  .parse(file)

const stories = new Map(further.stories.map((story) => [story.id, story]))

/** What the test of a story is called. */
export function named(id: string): string {
  const story = stories.get(id)
  if (story === undefined) throw new Error(`no story ${id}`)
  return `${story.id}: ${story.title} (${story.law.join('、')})`
}
