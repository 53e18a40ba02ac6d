/** Keeps the drafts of the mediator who is signed in. */
import { read, write, type HandlersOf } from '#desk/rpc/serve'
import { draftStore } from '#work/drafts/store'
import type { draftsContract } from './contract'

const { all, keep, drop } = draftStore('mediation_drafts', 'mediation-draft')

export const draftsHandlers: HandlersOf<typeof draftsContract> = {
  all: read(all),
  keep: write(keep),
  drop: write(drop),
}
