/** What support asks for: what the doctor finds, the local log, a check of the whole database. Nothing of it is about a person. */
import { z } from 'zod'
import { looksLong, progressing, reads, request, writes } from '#ground/contract/procedure'
import { checkResult } from '#vault/doctor/contract'

/** Lines of the local log that are shown. */
export const mostLines = 500

export const supportContract = {
  /** Versions, places, sizes, keys, backups, clock: a line each, with a verdict. */
  report: reads('support.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ checks: z.array(checkResult) })),

  /** The last lines of the local log, oldest first. */
  log: reads('support.read')
    .input(z.strictObject({}))
    .output(z.strictObject({ lines: z.array(z.string()).max(mostLines) })),

  /** Checks every file now that whoever is signed in can open; null where that is not possible: a check is under way, or nothing can be written. */
  check: looksLong('support.read')
    .input(request({}))
    .output(progressing(z.strictObject({ verdict: z.enum(['sound', 'damaged']).nullable() }))),

  /** Someone has compared the latest records with the papers: what is gone from the log is no news any more. */
  acknowledge: writes('support.manage').input(request({})).output(z.strictObject({})),
}
