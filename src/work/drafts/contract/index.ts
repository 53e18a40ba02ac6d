/** What a member of staff has typed and not sent yet, kept by the desk so that a crash does not lose it. */
import { z } from 'zod'
import { instant } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { isKeptApart } from './kept-apart'

/** Names a form and what it is about: `residents.register`, `service-requests.open:17:4`. No personal data in it. */
export const draftKey = z
  .string()
  .max(100)
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*(:[a-zA-Z0-9-]*)*$/, 'not-a-draft-key')

/** At most so many drafts a person; the oldest gives way to a new one. */
export const mostDrafts = 50

/** JSON, as the page left it. */
export const draftContent = z.string().max(100_000).refine(isJson, 'not-json')

const keptDraft = z.strictObject({ key: draftKey, content: z.string(), savedAt: instant })
export type KeptDraft = z.infer<typeof keptDraft>

export const keptDrafts = z.strictObject({ drafts: z.array(keptDraft).max(mostDrafts) })

export const draftsContract = {
  /** All drafts of whoever is signed in, oldest first. */
  all: reads('session.own').input(z.strictObject({})).output(keptDrafts),

  /** Keeps a draft in place of the one with this key. */
  keep: writes('session.own')
    .input(
      request({
        key: draftKey.refine((key) => !isKeptApart(key), 'draft-kept-apart'),
        content: draftContent,
      }),
    )
    .output(z.strictObject({})),

  /** Forgets a draft; there may be none. */
  drop: writes('session.own')
    .input(request({ key: draftKey }))
    .output(z.strictObject({})),
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
