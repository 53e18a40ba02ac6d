/** Asks the index of narratives: which cases may have a word, in pieces from the newest on, and where in a case it stands. */
import { z } from 'zod'
import { narrativeSources, type NarrativeSource } from '../../contract/words'
import { rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { textOf, textsOfCase, written } from '../../schema/narratives'
import type { FoundCase } from '../contract'
import { anyOf, excerptOf, fewestCharacters, lengthOf, quoted } from '../rules'

const group = z.object({ term: z.string() })

/** What the index is asked for a word; null where no text can have it. */
export function matchOf(call: HasStatements, word: string): string | null {
  if (lengthOf(word) > fewestCharacters) return quoted(word)
  // Two characters are the beginning of a group of three: of all such groups that there are.
  const begin = word.toLowerCase()
  return anyOf(
    rowsOf(
      call,
      group,
      'SELECT term FROM mediation_word_groups WHERE term >= ? AND term < ?',
      begin,
      `${begin}\u{10ffff}`,
    ).map(({ term }) => term),
  )
}

const inIndex = z.object({ rowid: z.number() })
const inCase = z.object({ case_id: z.number() })

/** Texts that are asked for at once, and how much more the next time. */
const firstPiece = 256
const growth = 4

const caseOf = (rowid: number): number => Math.floor(rowid / textsOfCase)

/** Cases of a piece, the newest first, each with the row of the index in which the first word was found. */
export type Candidates = ReadonlyMap<number, number>

/**
 * Cases that have every word, in pieces, the newest first; `before` is a case. Whoever has found enough asks no further, and
 * whoever sees few of them gets soon to large pieces.
 */
export function* candidates(
  call: HasStatements,
  matches: readonly (string | null)[],
  before: number | null,
): Generator<Candidates> {
  const [first = null, ...rest] = matches
  if (first === null || rest.includes(null)) return
  let until = before === null ? Number.MAX_SAFE_INTEGER : before * textsOfCase
  for (let piece = firstPiece; ; piece *= growth) {
    const rows = rowsOf(
      call,
      inIndex,
      'SELECT rowid FROM mediation_words WHERE mediation_words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?',
      first,
      until,
      piece,
    )
    const last = rows.at(-1)
    if (last === undefined) return
    const found = new Map(rows.map(({ rowid }) => [caseOf(rowid), rowid]))
    yield rest.reduce<Candidates>((left, match) => having(call, match ?? '', left), found)
    if (rows.length < piece) return
    // The rest of the last case's texts tell nothing new.
    until = caseOf(last.rowid) * textsOfCase
  }
}

/** Those of these cases that have a word; they come with the newest first. */
function having(call: HasStatements, match: string, cases: Candidates): Candidates {
  const ids = [...cases.keys()]
  const [newest] = ids
  const oldest = ids.at(-1)
  if (newest === undefined || oldest === undefined) return cases
  const found = new Set(
    rowsOf(
      call,
      inCase,
      `SELECT DISTINCT rowid / ${textsOfCase} AS case_id FROM mediation_words
        WHERE mediation_words MATCH ? AND rowid BETWEEN ? AND ?`,
      match,
      oldest * textsOfCase,
      (newest + 1) * textsOfCase - 1,
    ).map(({ case_id }) => case_id),
  )
  return new Map([...cases].filter(([id]) => found.has(id)))
}

const sourceRow = z.object({ id: z.number(), source: z.enum(narrativeSources), source_id: z.number() })
const textRow = z.object({ id: z.number(), text: z.string() })

/** Where a word stands, by the rows of the index in which it was found: one statement for each kind of text, not for each case. */
export function placesAt(
  call: HasStatements,
  rows: readonly number[],
  word: string,
): ReadonlyMap<number, FoundCase['places'][number]> {
  const sources = rowsOf(
    call,
    sourceRow,
    'SELECT id, source, source_id FROM mediation_narratives WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(rows),
  )
  return new Map(
    [...Map.groupBy(sources, ({ source }) => source)].flatMap(([source, own]) => {
      const texts = textsOf(
        call,
        source,
        own.map(({ source_id }) => source_id),
      )
      return own.flatMap(({ id, source_id }) => {
        const excerpt = excerptOf(texts.get(source_id) ?? '', word)
        return excerpt === null ? [] : [[id, { source, ...excerpt }] as const]
      })
    }),
  )
}

function textsOf(
  call: HasStatements,
  source: NarrativeSource,
  ids: readonly number[],
): ReadonlyMap<number, string> {
  const rows = rowsOf(
    call,
    textRow,
    `SELECT s.id, ${textOf(source, 's')} AS text FROM ${written[source].table} s
      WHERE s.id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )
  return new Map(rows.map(({ id, text }) => [id, text.trim()]))
}
