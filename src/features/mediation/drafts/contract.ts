/** What a mediator has typed and not sent yet: it lies with the cases, in the sealed file, and never in the desk's own. */
import { z } from 'zod'
import { reads, request, writes } from '#ground/contract/procedure'
import { draftContent, draftKey, keptDrafts } from '#work/drafts/contract/index'
import { draftsBegin, inMediation } from '../contract/file'

const key = draftKey.refine((typed) => typed.startsWith(draftsBegin), 'not-a-draft-key')

export const draftsContract = {
  all: reads('mediation.cases', inMediation).input(z.strictObject({})).output(keptDrafts),

  /** Keeps a draft in place of the one with this key. */
  keep: writes('mediation.cases', inMediation)
    .input(request({ key, content: draftContent }))
    .output(z.strictObject({})),

  /** Forgets a draft; there may be none. */
  drop: writes('mediation.cases', inMediation).input(request({ key })).output(z.strictObject({})),
}
