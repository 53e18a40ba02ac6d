/**
 * What the desk's page and the calling screen say to each other, over a channel of the browser between pages of one origin.
 *
 * The screen has no road to the desk: no port, no token. It knows what it is told here and says what was pressed on it, so
 * nothing else of anybody can come to it, whatever is done with its window.
 */
import { z } from 'zod'
import { rowId } from '#ground/contract/fields'
import { ratings, shown } from '../contract'

export const channelName = 'linli.calling-screen'

/**
 * Whoever hears nothing for so long takes the other for gone. Milliseconds. What is told every quarter of a minute comes once
 * a minute while another program lies over the desk's window.
 */
export const silence = 150_000

export const toScreen = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('shows'),
    community: z.string(),
    shown: shown.omit({ settings: true }),
    window: z.number(),
    /** How far the desk's clock is ahead of the machine's, in milliseconds: both windows tell the same time. */
    ahead: z.number().int(),
  }),
  /** Somebody was served: how was it? `who` is their number, or empty. */
  z.strictObject({ type: z.literal('asks'), of: rowId, who: z.string() }),
  z.strictObject({ type: z.literal('asks-nothing') }),
  /** Locked or closed: nobody is called now. */
  z.strictObject({ type: z.literal('rests') }),
])
export type ToScreen = z.infer<typeof toScreen>

export const toDesk = z.discriminatedUnion('type', [
  /** Has been opened and knows nothing yet. */
  z.strictObject({ type: z.literal('opened') }),
  /** To whatever it is shown. */
  z.strictObject({ type: z.literal('here') }),
  z.strictObject({ type: z.literal('gone') }),
  z.strictObject({ type: z.literal('rates'), of: rowId, rating: z.enum(ratings) }),
])
export type ToDesk = z.infer<typeof toDesk>
