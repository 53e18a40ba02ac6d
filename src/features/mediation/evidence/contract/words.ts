/** What a paper or a picture of a case can be. */
import { broughtKinds, type LeafKind } from '../../contract/words'

/** Those, and what comes after the file was bound. */
export const evidenceKinds = [...broughtKinds, 'later-leaf'] as const satisfies readonly LeafKind[]
export type EvidenceKind = (typeof evidenceKinds)[number]
