/** What passes between Electron's processes: the names of channels and the form of messages. */
import { z } from 'zod'

/** Main process → preload: the two ports, the desk's first, the shell's second. */
export const portsChannel = 'linli:ports'

/** Preload → page: the same two ports. The page knows the message by this type. */
export const portsMessage = { type: 'linli:ports' } as const

/** Main process → desk process. A port to serve travels with `serve`. */
export const deskOrder = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('open'),
    dataDir: z.string(),
    resourcesDir: z.string(),
    version: z.string(),
    demonstration: z.boolean(),
  }),
  z.strictObject({ type: z.literal('serve') }),
  z.strictObject({ type: z.literal('lock') }),
  z.strictObject({ type: z.literal('close') }),
])
export type DeskOrder = z.infer<typeof deskOrder>

/** Desk process → main process. `refused` names why the desk cannot be opened at all; trying again would not help. */
export const deskNews = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('refused'), code: z.string() }),
])
export type DeskNews = z.infer<typeof deskNews>
