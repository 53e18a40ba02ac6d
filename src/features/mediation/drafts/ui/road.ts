/** The road that drafts of mediation's forms take: to the sealed file. */
import type { DraftRoad } from '#app/drafts/drafts'
import { deskClient } from '../../ui/client'
import { draftsBegin } from '../../contract/file'

export const draftRoad: DraftRoad & { readonly permission: 'mediation.cases' } = {
  beginning: draftsBegin,
  permission: 'mediation.cases',
  all: () => deskClient.mediation.drafts.all({}),
  keep: (draft) => deskClient.mediation.drafts.keep(draft),
  drop: (draft) => deskClient.mediation.drafts.drop(draft),
}
