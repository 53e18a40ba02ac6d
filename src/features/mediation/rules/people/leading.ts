/**
 * Whom a text leads to. Somebody looks it through and says so; until then it counts as leading to everybody who is at risk,
 * and where it holds their address, phone or number it does whatever was said.
 */

/** What is known of somebody at risk and must not be read between lines. */
export interface ContactOf {
  readonly id: number
  /** At risk, or a minor: what was not looked through counts as leading to them. */
  readonly hidden: boolean
  /** By which they are known to whoever reads: of a minor; empty of others, whose names stand on papers. */
  readonly names: readonly string[]
  /** Address, phone, number of their card, as they are kept. */
  readonly contacts: readonly string[]
}

/** Shorter pieces stand in any text: a house number, 三楼. */
const shortestTell = 4

const bare = (text: string): string => text.normalize('NFKC').replaceAll(/[\s\-—–.,，。、()（）]/g, '')

/** A text holds a contact, or the end of it: the house without the town, a phone without its first digits. */
function holds(text: string, contact: string): boolean {
  const [inside, whole] = [bare(text), bare(contact)]
  return [whole, whole.slice(Math.floor(whole.length / 2))].some(
    (piece) => piece.length >= shortestTell && inside.includes(piece),
  )
}

/** `lookedThrough` is whom somebody found it to lead to; null where nobody has looked. */
export function leadingTo(
  text: string,
  lookedThrough: readonly number[] | null,
  persons: readonly ContactOf[],
): readonly number[] {
  if (text.trim() === '') return []
  const told = persons.filter(
    ({ contacts, names }) =>
      contacts.some((contact) => holds(text, contact)) ||
      names.some((name) => bare(name).length > 1 && bare(text).includes(bare(name))),
  )
  const found = lookedThrough ?? persons.filter(({ hidden }) => hidden).map(({ id }) => id)
  return [...new Set([...found, ...told.map(({ id }) => id)])].toSorted((left, right) => left - right)
}
