/** The calling screen: what people who wait may see, how the centre wants it, and how somebody was served. */
import { z } from 'zod'
import { instant, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'

/** 好差评, the best first; the same five as those of service requests. */
export const ratings = ['very-satisfied', 'satisfied', 'fair', 'dissatisfied', 'very-dissatisfied'] as const
export type Rating = (typeof ratings)[number]

export const screenSettings = z.strictObject({
  /** The number of this desk's window, to which people are called. */
  window: z.number().int().min(1).max(99),
  /** Beside the number the name's first character, 李**; of protected people never. */
  names: z.boolean(),
  /** Said by the machine's own Chinese voice. */
  aloud: z.boolean(),
  /** Whoever has their answer is asked how they were served. */
  asksRating: z.boolean(),
})
export type ScreenSettings = z.infer<typeof screenSettings>

/** As many as can be read from across a room. */
export const mostCalled = 4
export const mostWaiting = 12

/** Someone as they stand on the screen: what they came for is nobody's matter. */
const onScreen = z.strictObject({ number: z.string(), name: z.string().nullable() })
export type OnScreen = z.infer<typeof onScreen>

export const shown = z.strictObject({
  settings: screenSettings,
  /** Called or being served, whoever was called last first. */
  called: z.array(onScreen).max(mostCalled),
  /** The last call that still holds, recalls too: another id is another call. */
  lastCall: z.strictObject({ id: rowId, number: z.string(), at: instant }).nullable(),
  /** In the order in which they will be called. */
  waiting: z.array(onScreen).max(mostWaiting),
  /** How many wait in all. */
  waitingCount: z.number().int().min(0),
})
export type Shown = z.infer<typeof shown>

export const screenContract = {
  /** All that the screen shows, and nothing else of anybody. */
  shown: reads('visits.screen').input(z.strictObject({})).output(shown),

  /** What somebody pressed on the screen after they were served; once a visit. */
  rate: writes('visits.edit')
    .input(request({ id: rowId, rating: z.enum(ratings) }))
    .output(z.strictObject({ rating: z.enum(ratings) })),

  settings: reads('settings.read').input(z.strictObject({})).output(screenSettings),
  saveSettings: writes('settings.manage')
    .input(request({ settings: screenSettings }))
    .output(screenSettings),
}
