/** How a paper writes days, sums and words of the field: what the language files say, handed in as functions. */
import type { Told } from '../contract/source'
import type { Withheld } from '../contract/words'

/** Groups of words that papers use, each by the values of `contract/words.ts`. */
export const wordGroups = [
  'sources',
  'referrers',
  'courtReferrals',
  'difficulties',
  'roles',
  'doors',
  'acts',
  'moves',
  'manners',
  'routes',
  'performed',
  'content',
  'risks',
  'measures',
  'askings',
  'granted',
  'kept',
  'outcomes',
  'joint',
  'breaches',
  'leaves',
  'forms',
] as const
export type WordGroup = (typeof wordGroups)[number]

export interface Saying {
  /** `2026年3月5日`; always with the year, since paper is kept. */
  day(day: string): string
  /** UTC milliseconds: `2026年3月5日 14:30`. */
  time(at: number): string
  money(fen: number): string
  /** Of a paper, with whose it is where that is told. */
  title(paper: string, of: string): string
  word(group: WordGroup, value: string): string
  /** Of a kind as the dictionary has it: 邻里 is 邻里纠纷, and 劳动争议 is called so already. */
  quarrel(kind: string): string
  /** Stands where a text is withheld. */
  withheld(why: Withheld): string
  /** Stands there where a court gets it on a sheet of its own. */
  readonly toCourtApart: string
  /** Between the names of a list: 、. */
  readonly between: string
  /** Between sentences, which have such a mark themselves: ；. */
  readonly apart: string
  /** `永久`, `30年`. */
  kept(years: number | null): string
}

export const shown = (told: Told | null | undefined, say: Saying): string => {
  if (told === null || told === undefined) return ''
  return told.withheld === null ? told.text : say.withheld(told.withheld)
}

export const namesOf = (told: readonly Told[], say: Saying): string =>
  told
    .map((one) => shown(one, say))
    .filter((name) => name !== '')
    .join(say.between)

export const dayText = (day: string | null | undefined, say: Saying): string =>
  day === null || day === undefined ? '' : say.day(day)

/** A day of somebody, or why it is not told. */
export const dayTold = (told: Told | null | undefined, say: Saying): string => {
  const text = shown(told, say)
  return told?.withheld === null && text !== '' ? say.day(text) : text
}

/** Nothing is written as nothing and not as a nought: a nought is an answer, too. */
export const moneyText = (fen: number | null | undefined, say: Saying): string =>
  fen === null || fen === undefined || fen === 0 ? '' : say.money(fen)

export const countText = (count: number | null | undefined): string =>
  count === null || count === undefined ? '' : String(count)
