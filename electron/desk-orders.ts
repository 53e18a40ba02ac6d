/** What the main process and the desk process say to each other. */
import { z } from 'zod'

/** How long a desk may go on with a backup of what changed after its window was closed, in milliseconds. */
export const closingTime = 20_000

/**
 * The exit code of a desk process that was ended because somebody signed out of it: another one is started, and nobody is told.
 */
export const leftCode = 75

/** Main process → desk process. A port to serve travels with `serve`. */
export const deskOrder = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    dataDir: z.string(),
    resourcesDir: z.string(),
    /** A key lent by the system, base64, under which the machine's share of the keyring is kept; null where it lends none. */
    lentKey: z.string().nullable(),
    /** Those of this user's other folders, under one of which it may lie. */
    otherLentKeys: z.array(z.string()).readonly(),
    version: z.string(),
    demonstration: z.boolean(),
    /** By how many milliseconds its clock is ahead of the machine's; other than 0 only in tests, and never in a packaged program. */
    ahead: z.number(),
  }),
  z.strictObject({ type: z.literal('serve') }),
  z.strictObject({ type: z.literal('lock') }),
  z.strictObject({ type: z.literal('close') }),
])
export type DeskOrder = z.infer<typeof deskOrder>

/**
 * Desk process → main process. `refused` names why the desk cannot be opened at all; trying again would not help. `shut`: whoever was at
 * work has locked it, left, or somebody else has taken over.
 */
export const deskNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('shut') }),
  z.strictObject({ type: z.literal('refused'), code: z.string(), detail: z.string() }),
])
export type DeskNews = z.infer<typeof deskNews>
