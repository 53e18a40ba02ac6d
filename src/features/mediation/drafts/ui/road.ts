/** The road that drafts of mediation's forms take: to the sealed file. */
import type { DraftRoad } from '#app/drafts/drafts'
import { deskClient } from '../../ui/client'
import { beginning } from '../contract'

export const draftRoad: DraftRoad & { readonly permission: 'mediation.cases' } = {
  beginning,
  permission: 'mediation.cases',
  all: () => deskClient.mediation.drafts.all({}),
  keep: (draft) => deskClient.mediation.drafts.keep(draft),
  drop: (draft) => deskClient.mediation.drafts.drop(draft),
}
