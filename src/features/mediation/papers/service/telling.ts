/** Tells the texts of one case for one recipient: a person's own by what they are, narratives by whom they lead to. */
import type { PaperFor } from '../contract'
import type { Told } from '../contract/source'
import { leadingTo, type Audience, type Piece, type PieceKind, type Withheld } from '../../rules'
import { nobody, tellerFor } from '../rules/teller'
import type { PeopleOfCase } from './people'
import type { TextRead } from './texts'
import { leadsByItself, storyOf, type TypedRecord } from './typed'

/** A piece that stands on a paper; `story` is the narrative that it is a part of. */
export interface StoodPiece extends Piece {
  readonly story: string | null
}

export interface Telling {
  /** What is told of a person by itself: a name, an address. */
  readonly of: (person: number, kind: PieceKind, text: string) => Told
  /** A line that somebody typed: who read, who came along, a receipt. Withheld where it names or leads to whom this recipient must not find. */
  readonly typed: (record: TypedRecord, text: string) => Told
  /** A part of a narrative, by the name of the whole. */
  readonly story: (name: string, text: string) => Told
  /** What stands on the paper; of a narrative by its name, since whom it leads to may be found later. */
  readonly pieces: () => readonly StoodPiece[]
  readonly withheld: () => readonly Withheld[]
}

/** As the rules of visibility take whom a paper is for; a party who is none stands on no side. */
export function audienceOf(meant: PaperFor, { parties }: PeopleOfCase): Audience {
  if (meant.is !== 'party') return { is: meant.is }
  return { is: 'party', party: meant.party, side: parties.find(({ id }) => id === meant.party)?.side ?? -1 }
}

export function tellingFor(people: PeopleOfCase, texts: readonly TextRead[], meant: PaperFor): Telling {
  const teller = tellerFor(people.persons, audienceOf(meant, people))
  const leads = new Map(texts.map(({ text, leadsTo }) => [text, leadsTo]))
  const withheld = new Set<Withheld>()
  const stood: StoodPiece[] = []
  const tell = (piece: Piece, text: string, story: string | null): Told => {
    const told = teller.tell(piece, text)
    if (told.withheld !== null) withheld.add(told.withheld)
    else if (told.text !== '') stood.push({ ...piece, story })
    return told
  }
  return {
    of: (person, kind, text) =>
      tell(
        { kind, of: person, leadsTo: kind === 'name' ? leadsByItself(text, people, false) : [] },
        text,
        null,
      ),
    typed: (record, text) =>
      tell(
        { kind: 'narrative', of: nobody, leadsTo: leadsByItself(text, people, meant.is === 'outside') },
        text,
        storyOf(record),
      ),
    story: (name, text) => {
      const leadsTo = leadingTo(text, leads.get(name) ?? null, people.contacts)
      return tell({ kind: 'narrative', of: nobody, leadsTo }, text, name)
    },
    pieces: () => stood,
    withheld: () => [...withheld],
  }
}
