/**
 * What of a person may appear on which paper for whom. Where somebody's safety is at stake, their address, phone and
 * whatever leads to them are on nothing that is meant for the other, on earlier drafts and copies neither; nothing that
 * identifies a minor leaves the file (未成年人保护法 103); who reported violence is on no paper (反家庭暴力法 14).
 */
import type { Withheld } from '../../papers/contract/words'

export type { Withheld }

/** What is told of a person. 住址、电话、单位、学校、行踪、证件号 lead to them; a narrative may, and says to whom it does. */
export const pieceKinds = [
  'name',
  'birth',
  'id-number',
  'phone',
  'address',
  'workplace',
  'school',
  'whereabouts',
  'narrative',
  'reporting', // 谁报告的
] as const
export type PieceKind = (typeof pieceKinds)[number]

export interface Piece {
  readonly kind: PieceKind
  /** Whose it is. */
  readonly of: number
  /** Of a narrative, a list of papers, a note: whom it leads to ("now at her sister's in 翰林苑"). */
  readonly leadsTo: readonly number[]
}

export interface Person {
  readonly id: number
  /** Set and ended by people, with its day; null is nobody at risk. */
  readonly protected: boolean
  readonly minor: boolean
  readonly side: number | null
}

/** Whom a paper is for. The file's own is for mediators; what goes outside is for an office, a report, a newspaper. */
export type Audience =
  | { readonly is: 'mediator' }
  | { readonly is: 'party'; readonly party: number; readonly side: number }
  /** One paper that parties of both sides get: the agreement, the record of a session. */
  | { readonly is: 'all-parties' }
  /** A court that confirms or decides has to know who the parties are. */
  | { readonly is: 'court' }
  | { readonly is: 'outside' }

const leads: ReadonlySet<PieceKind> = new Set<PieceKind>([
  'id-number',
  'phone',
  'address',
  'workplace',
  'school',
  'whereabouts',
])

/** Whether a audience stands with somebody, so that nothing of them is hidden: it is themselves or their own side. */
const isOwn = (audience: Audience, { id, side }: Person): boolean =>
  audience.is === 'party' && (audience.party === id || (side !== null && audience.side === side))

/** Why a piece is kept from a audience; null where it may be there. */
export function withheld(piece: Piece, persons: readonly Person[], audience: Audience): Withheld | null {
  const find = (id: number): Person | undefined => persons.find((person) => person.id === id)
  const of = find(piece.of)
  const concerned = [piece.of, ...piece.leadsTo].flatMap((id) => find(id) ?? [])
  // Not on the mediators' own papers either: those are copied, bound and lent. Who reported may be a party as well.
  if (piece.kind === 'reporting') return 'reporter'
  if (audience.is === 'mediator' || audience.is === 'court') return null
  if (audience.is === 'outside') {
    return concerned.some(({ minor }) => minor) ? 'identifies-a-minor' : null
  }
  if (of !== undefined && of.protected && !isOwn(audience, of) && leads.has(piece.kind)) return 'protected'
  const led = piece.leadsTo.flatMap((id) => find(id) ?? [])
  return led.some((person) => person.protected && !isOwn(audience, person)) ? 'leads-to-protected' : null
}

/** What of a paper may be shown to a audience. */
export const shownTo = (
  pieces: readonly Piece[],
  persons: readonly Person[],
  audience: Audience,
): readonly Piece[] => pieces.filter((piece) => withheld(piece, persons, audience) === null)

/** A paper as it was made, with what is on it: a sheet, a draft, a copy. */
export interface MadePaper {
  readonly id: number
  readonly audience: Audience
  readonly pieces: readonly Piece[]
}

/** Papers made earlier that show what may not be shown now: they are printed anew, whenever the protection was set. */
export const papersToReprint = (
  papers: readonly MadePaper[],
  persons: readonly Person[],
): readonly number[] =>
  papers
    .filter(({ audience, pieces }) => pieces.some((piece) => withheld(piece, persons, audience) !== null))
    .map(({ id }) => id)
