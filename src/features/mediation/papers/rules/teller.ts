/** Tells what of a case may stand on a paper for somebody, and keeps what it told: earlier papers are looked up by it. */
import { withheld, type Audience, type Person, type Piece } from '../../rules/people/visibility'
import type { Told } from '../contract/source'

/** Whose a text is that is of nobody: the story of a case, the title of a leaf. */
export const nobody = 0

export interface Teller {
  tell(piece: Piece, text: string): Told
  /** What was told so far and is there to be read. */
  readonly told: () => readonly Piece[]
}

export function tellerFor(persons: readonly Person[], audience: Audience): Teller {
  const told: Piece[] = []
  return {
    tell(piece, text) {
      if (text.trim() === '') return { text: '', withheld: null }
      const why = withheld(piece, persons, audience)
      if (why !== null) return { text: '', withheld: why }
      told.push(piece)
      return { text, withheld: null }
    },
    told: () => told,
  }
}
