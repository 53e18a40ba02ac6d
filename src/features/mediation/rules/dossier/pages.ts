/** Page numbers of a packet: from how many pages each leaf really came to, never from how many leaves there are. */
import type { Leaf } from './leaves'

export interface CountedLeaf extends Leaf {
  /** Pages as they were rendered or scanned; a scan of four pages has four. */
  readonly pages: number
}

export interface NumberedLeaf extends CountedLeaf {
  /** Null where it bears no number. */
  readonly from: number | null
  readonly to: number | null
}

/** Cover, contents and back bear no number, unless a centre counts every sheet. */
export type Numbering = 'without-covers' | 'every-page'

const isCover = ({ kind }: Leaf): boolean => kind === 'cover' || kind === 'contents' || kind === 'back'

/** The leaves in the order given, with first and last page. A leaf without a page has no number and moves nothing. */
export function numberPages(leaves: readonly CountedLeaf[], numbering: Numbering): readonly NumberedLeaf[] {
  let next = 1
  return leaves.map((leaf) => {
    const counts = leaf.pages > 0 && (numbering === 'every-page' || !isCover(leaf))
    if (!counts) return { ...leaf, from: null, to: null }
    const from = next
    next += leaf.pages
    return { ...leaf, from, to: next - 1 }
  })
}

/** How many numbered pages the file has; what the back says. */
export const pagesInAll = (numbered: readonly NumberedLeaf[]): number =>
  numbered.reduce((most, { to }) => Math.max(most, to ?? 0), 0)
