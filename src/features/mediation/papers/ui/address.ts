/** Addresses of papers: which one, of what, for whom. */
import type { PaperFor, PaperOffer } from '../contract'
import { recipients } from '../contract/words'

/** `court`, `party-3`. */
export const forText = (meant: PaperFor): string => (meant.is === 'party' ? `party-${meant.party}` : meant.is)

export function forOf(text: string): PaperFor | null {
  const party = /^party-(\d+)$/.exec(text)?.[1]
  if (party !== undefined) return { is: 'party', party: Number(party) }
  const is = recipients.find((known) => known === text)
  return is === undefined ? null : { is }
}

type Addressed = Pick<PaperOffer, 'paper' | 'about' | 'for'>

export const paperPath = (caseId: number, { paper, about, for: meant }: Addressed): string =>
  `/mediation/${caseId}/papers/${paper}/${about ?? 'case'}/${forText(meant)}`
