/** What the head mediator sets for all cases: how long a mediation takes, when parties are asked again, how often a danger is looked after. */
import { z } from 'zod'
import { line } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { inMediation } from '../contract/file'
import { difficulties, referrers, sources } from '../contract/words'

/** 30 days and a month are not the same (人民调解工作若干规定 33: 一个月; in places 三十日). */
const usualTime = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('days'), length: z.number().int().min(1).max(180) }),
  z.strictObject({ unit: z.literal('month') }),
])

export const timeSettings = z.strictObject({
  usual: usualTime,
  /** Of a case that is mediated anew after an agreement; left out, as long as the first. */
  anew: usualTime.optional(),
  restDays: z.enum(['stay', 'move']),
})

export const mostRounds = 6

const contactDays = z.number().int().min(1).max(90)

export const caseSettings = z.strictObject({
  time: timeSettings,
  /** Days after an end on which each party is asked how it went. */
  followUpDays: z.array(z.number().int().min(1).max(730)).min(1, 'required').max(mostRounds),
  /** Within how many days somebody is in touch again; what is low may be left alone. */
  contactDays: z.strictObject({ low: contactDays.nullable(), watched: contactDays, high: contactDays }),
})
export type CaseSettings = z.infer<typeof caseSettings>

export const mostKinds = 60

/** 纠纷类型 as the head mediator chose them, in the order in which they are offered; null while the usual ones are. */
const kinds = z.array(line(40)).min(1, 'required').max(mostKinds)

/**
 * 来源、难易程度 in the committee's own words (12345 转办、网格上报), each counted as one of those that the law and the monthly report
 * know: what a word stands for decides which gates and clocks a case has.
 */
export const ownWords = z.strictObject({
  sources: z
    .array(
      z
        .strictObject({ name: line(40), source: z.enum(sources), referrer: z.enum(referrers).nullable() })
        .refine(({ source, referrer }) => (source === 'referral') === (referrer !== null), {
          error: 'required',
          path: ['referrer'],
        }),
    )
    .max(mostKinds),
  difficulties: z.array(z.strictObject({ name: line(40), counts: z.enum(difficulties) })).max(20),
})
export type OwnWords = z.infer<typeof ownWords>

export const settingsContract = {
  words: reads('mediation.cases', inMediation).input(z.strictObject({})).output(ownWords),

  /** What cases are called that are there already stays. `conflict` `mediation.word-named-twice`. */
  setWords: writes('mediation.head', inMediation)
    .input(request({ words: ownWords }))
    .output(ownWords),

  kinds: reads('mediation.cases', inMediation)
    .input(z.strictObject({}))
    .output(z.strictObject({ kinds: kinds.nullable() })),

  /** What cases are called that are there already stays. `conflict` `mediation.kind-named-twice`. */
  setKinds: writes('mediation.head', inMediation)
    .input(request({ kinds }))
    .output(z.strictObject({ kinds: kinds.nullable() })),

  get: reads('mediation.cases', inMediation).input(z.strictObject({})).output(caseSettings),

  /** The time is that of cases accepted from now on; what runs keeps its own. */
  configure: writes('mediation.head', inMediation)
    .input(request({ settings: caseSettings }))
    .output(caseSettings),
}
