/** What the words of a list mean here: as a person said, else as they are where a category is called just so. */
import type { ListDifference, ListLayout } from '../contract'

type Meaning =
  | { readonly kind: 'is'; readonly category: string }
  | { readonly kind: 'category-empty' | 'category-not-known' | 'category-left-out' }

export interface Words {
  readonly of: (word: string) => Meaning
  readonly shown: () => ListDifference['words']
}

/** Counts the rows of each word as it is asked. */
export function meaningOfWords(
  { category: all, words }: Pick<ListLayout, 'category' | 'words'>,
  known: readonly string[],
): Words {
  const said = new Map(words.map(({ word, category }) => [word, category]))
  const rows = new Map<string, number>()
  const taken = (word: string): string | null => said.get(word) ?? (known.includes(word) ? word : null)
  const of = (word: string): Meaning => {
    if (all !== null) return { kind: 'is', category: all }
    if (word === '') return { kind: 'category-empty' }
    rows.set(word, (rows.get(word) ?? 0) + 1)
    if (said.get(word) === null) return { kind: 'category-left-out' }
    const category = taken(word)
    return category === null ? { kind: 'category-not-known' } : { kind: 'is', category }
  }
  return {
    of,
    shown: () =>
      [...rows].map(([word, count]) => ({
        word,
        rows: count,
        category: meant(said, word, taken)[0] ?? null,
        said: said.has(word),
      })),
  }
}

/** Nothing for a word that somebody left out, or that nobody knows. */
function meant(
  said: ReadonlyMap<string, string | null>,
  word: string,
  taken: (word: string) => string | null,
): readonly string[] {
  const category = said.get(word) === null ? null : taken(word)
  return category === null ? [] : [category]
}
