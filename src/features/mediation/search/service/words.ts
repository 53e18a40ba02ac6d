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

/**
 * Cases that have every word, in pieces, the newest first; `before` is a case. Whoever has found enough asks no further, and
 * whoever sees few of them gets soon to large pieces.
 */
export function* candidates(
  call: HasStatements,
  matches: readonly (string | null)[],
  before: number | null,
): Generator<readonly number[]> {
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
    const ids = [...new Set(rows.map(({ rowid }) => caseOf(rowid)))]
    yield rest.reduce<readonly number[]>((left, match) => having(call, match ?? '', left), ids)
    if (rows.length < piece) return
    // The rest of the last case's texts tell nothing new.
    until = caseOf(last.rowid) * textsOfCase
  }
}

/** Those of these cases that have a word; they come with the newest first. */
function having(call: HasStatements, match: string, ids: readonly number[]): readonly number[] {
  const [newest] = ids
  const oldest = ids.at(-1)
  if (newest === undefined || oldest === undefined) return []
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
  return ids.filter((id) => found.has(id))
}

const sourceRow = z.object({ source: z.enum(narrativeSources), source_id: z.number() })
const textRow = z.object({ text: z.string() })

/** Places shown of a case. */
const shown = 2

/** Where the words stand in a case, those of its story before the bare names. */
export function placesOf(call: HasStatements, caseId: number, words: readonly string[]): FoundCase['places'] {
  return words
    .flatMap((word) => {
      const match = matchOf(call, word)
      if (match === null) return []
      return rowsOf(
        call,
        sourceRow,
        `SELECT n.source, n.source_id FROM mediation_words w JOIN mediation_narratives n ON n.id = w.rowid
          WHERE w.mediation_words MATCH ? AND w.rowid BETWEEN ? AND ? ORDER BY w.rowid LIMIT ?`,
        match,
        caseId * textsOfCase,
        (caseId + 1) * textsOfCase - 1,
        shown,
      ).flatMap(({ source, source_id }) => {
        const excerpt = excerptOf(textAt(call, source, source_id), word)
        return excerpt === null ? [] : [{ source, ...excerpt }]
      })
    })
    .slice(0, shown)
}

function textAt(call: HasStatements, source: NarrativeSource, id: number): string {
  const [row] = rowsOf(
    call,
    textRow,
    `SELECT ${textOf(source, 's')} AS text FROM ${written[source].table} s WHERE s.id = ?`,
    id,
  )
  return row?.text.trim() ?? ''
}
