/**
 * What the machine does for the page: print, save files, say what it is. Served by Electron's main process over the
 * second port, and by browser means on loopback (`browser.ts`). Nothing here knows of residents.
 */
import { oc } from '@orpc/contract'
import { z } from 'zod'

/** Paper: `a4`, or the slips of a receipt printer by their width in millimetres. */
export const paper = z.enum(['a4', 'slip-58', 'slip-80'])
export type Paper = z.infer<typeof paper>

/** A file's name: no folders, no characters Windows refuses, an extension at its end. */
export const fileName = z
  .string()
  .min(1)
  .max(120)
  // oxlint-disable-next-line no-control-regex -- Windows refuses control characters in names
  .regex(/^[^\\/:*?"<>|\u0000-\u001f]+\.[a-z0-9]{1,8}$/i)

export const aboutMachine = z.strictObject({
  host: z.enum(['electron', 'loopback']),
  version: z.string(),
  /** `null` where the host cannot tell. */
  electron: z.string().nullable(),
  chromium: z.string().nullable(),
  node: z.string().nullable(),
  platform: z.string(),
  /** Where the encrypted files lie, so that people can back them up. */
  dataDirectory: z.string().nullable(),
})
export type AboutMachine = z.infer<typeof aboutMachine>

/** `unknown`: a browser does not tell. `reason` is what the system said, empty where it said nothing. */
export const printOutcome = z.strictObject({
  outcome: z.enum(['printed', 'cancelled', 'failed', 'no-printer', 'unknown']),
  reason: z.string(),
})
export type PrintOutcome = z.infer<typeof printOutcome>

export const shellContract = {
  /** Opens the machine's print dialog for what the page shows for print, and says what became of it. */
  print: oc.input(z.strictObject({ paper })).output(printOutcome),

  /**
   * The same as a PDF file, after asking where. On loopback the browser's print dialog offers it and does not say what became of
   * it: null.
   */
  savePdf: oc
    .input(z.strictObject({ name: fileName, paper }))
    .output(z.strictObject({ saved: z.boolean().nullable() })),

  /** Saves a file, after asking where; at most 64 MB. */
  saveFile: oc
    .input(z.strictObject({ name: fileName, content: z.instanceof(Blob) }))
    .output(z.strictObject({ saved: z.boolean() })),

  /** Lets someone pick a folder; null when they did not. In a browser a folder cannot be picked: its path is typed. */
  pickFolder: oc.input(z.strictObject({})).output(z.strictObject({ folder: z.string().nullable() })),

  /** Opens the desk on demonstration data in a folder of its own, in another window. */
  openDemonstration: oc.input(z.strictObject({})).output(z.strictObject({ opened: z.boolean() })),

  /** Opens the calling screen in a window of its own, on the second display where there is one. */
  openCallingScreen: oc
    .input(z.strictObject({}))
    .output(z.strictObject({ on: z.enum(['second-display', 'this-display', 'unknown']) })),

  about: oc.input(z.strictObject({})).output(aboutMachine),

  /** Starts the desk process anew; the page gets new ports. */
  restartDesk: oc.input(z.strictObject({})).output(z.strictObject({ restarted: z.boolean() })),
}
