/** What the desk on loopback, the process that keeps it and whoever started that say to each other. */
import { z } from 'zod'

/** Said to the process that keeps the desk: close the files, after the backup of what changed, and end. */
export const closeOrder = 'close'

/** Browser tests let time pass: so many milliseconds, heard only by a desk that was told what day it is. */
export interface PassOrder {
  readonly type: 'pass'
  readonly milliseconds: number
}

export const isPassOrder = (message: unknown): message is PassOrder =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'pass' &&
  'milliseconds' in message &&
  typeof message.milliseconds === 'number'

/** Said when the desk is open: an address that a browser may be started with, see tickets.ts. */
export interface WindowNews {
  readonly type: 'window'
  readonly address: string
}

export const isWindowNews = (message: unknown): message is WindowNews =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'window' &&
  'address' in message &&
  typeof message.address === 'string'

/** How long a backup of what changed may go on after the program was told to end, in milliseconds. */
export const closingTime = 20_000

/** The exit code of a desk that was ended because somebody signed out of it: another one is started. */
export const leftCode = 75

/** Keeper → desk process. A connection travels with `serve`. */
export const deskOrder = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    /** The program's own folder, with its resources and the built page. */
    root: z.string(),
    version: z.string(),
    dataDir: z.string(),
    demonstration: z.boolean(),
    /** By how many milliseconds its clock is ahead of the machine's; other than 0 only in tests. */
    ahead: z.number(),
    /** Under which name the page is asked for, and what only its own address carries. */
    host: z.string(),
    token: z.string(),
  }),
  z.strictObject({ type: z.literal('serve') }),
  /** Null where none could be opened. */
  z.strictObject({ type: z.literal('demonstration'), address: z.string().nullable() }),
  /** By how many milliseconds its clock is ahead from now on. */
  z.strictObject({ type: z.literal('clock'), ahead: z.number() }),
  /** Nobody is led here any more: the process may end that somebody has left. */
  z.strictObject({ type: z.literal('end') }),
  z.strictObject({ type: z.literal('close') }),
])
export type DeskOrder = z.infer<typeof deskOrder>

/** Desk process → keeper. `demonstration` asks for one; `left`: somebody signed out, and all is done. */
export const deskNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), ticketAddress: z.string() }),
  z.strictObject({ type: z.literal('demonstration') }),
  z.strictObject({ type: z.literal('left') }),
])
export type DeskNews = z.infer<typeof deskNews>
