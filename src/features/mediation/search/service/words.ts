/** Asks the index of narratives: which cases in sight have a word, from the newest on, and where in a case it stands. */
import { z } from 'zod'
import { narrativeSources, type NarrativeSource } from '../../contract/words'
import { rowsOf } from '#work/rows'
import type { HasStatements } from '#vault/store/store'
import { askingOf, casesInSight } from '../../cases/service/in-sight'
import { cardColumns, cardRow } from '../../cases/service/rows'
import type { CaseReader } from '../../service/call'
import { textOf, textsOfCase, written } from '../schema'
import type { FoundCase } from '../contract'
import { askedFor, excerptOf } from '../rules'

/** A case, and the text of it in which the first word stands. */
const foundRow = cardRow.extend({ said_in: z.enum(narrativeSources), said_id: z.number() })
export type FoundRow = z.infer<typeof foundRow>

/** What a search asks of a case besides words, over `c`. */
export interface Narrowed {
  readonly condition: string
  readonly values: readonly (string | number)[]
}

/** A word that most cases have leads through many that lack the next one: pieces grow. */
const growth = 4

/** A row of the index: it says of which case it is, and leads to the text. */
type TextId = number
const caseOf = (text: TextId): number => Math.floor(text / textsOfCase)

/**
 * Cases in sight that have every word, the newest first, no more than `most`; `before` is a case. Whose cases they are is asked
 * in the statement that reads the index: what is out of sight is counted nowhere. Numbers alone are looked through, and rows are
 * read of those that are shown.
 */
export function casesWithWords(
  call: CaseReader,
  [first = '', ...others]: readonly string[],
  narrowed: Narrowed,
  { before, most }: { readonly before: number | null; readonly most: number },
): readonly FoundRow[] {
  const found = new Map<number, TextId>()
  let until = before === null ? Number.MAX_SAFE_INTEGER : before * textsOfCase
  for (let piece = others.length === 0 ? most : most * growth; ; piece *= growth) {
    const texts = textsWith(call, first, narrowed, { until, piece })
    const last = texts.at(-1)
    if (last === undefined) break
    // Of several texts of a case the newest is shown, which every piece that has the case has.
    const cases = new Map(texts.toReversed().map((text) => [caseOf(text), text]))
    const have = others.map((word) => casesBetween(call, word, caseOf(last), caseOf(texts[0] ?? last)))
    for (const [id, text] of [...cases].toReversed())
      if (have.every((one) => one.has(id))) found.set(id, text)
    if (texts.length < piece || found.size >= most) break
    // The rest of the last case's texts tell nothing new.
    until = caseOf(last) * textsOfCase
  }
  return rowsAt(call, [...found.values()].slice(0, most))
}

/** Texts of cases in sight that have a word, the newest first. */
const textsWith = (
  call: CaseReader,
  word: string,
  { condition, values }: Narrowed,
  { until, piece }: { readonly until: number; readonly piece: number },
): readonly TextId[] =>
  textIds.parse(
    call
      .statement(
        `SELECT w.rowid FROM mediation_pairs w CROSS JOIN mediation_cases c ON c.id = w.rowid / ${textsOfCase}
          WHERE w.mediation_pairs MATCH ? AND w.rowid < ?
            AND ${casesInSight.ofRow('c', askingOf(call))} AND ${condition}
          ORDER BY w.rowid DESC LIMIT ?`,
      )
      .pluck()
      .all(askedFor(word), until, ...values, piece),
  )

const textIds = z.array(z.number())

/** Cases between these two that have a word; from the end, where the index is entered at once. */
const casesBetween = (
  call: HasStatements,
  word: string,
  oldest: number,
  newest: number,
): ReadonlySet<number> =>
  new Set(
    textIds
      .parse(
        call
          .statement(
            `SELECT rowid FROM mediation_pairs
              WHERE mediation_pairs MATCH ? AND rowid >= ? AND rowid < ? ORDER BY rowid DESC`,
          )
          .pluck()
          .all(askedFor(word), oldest * textsOfCase, (newest + 1) * textsOfCase),
      )
      .map(caseOf),
  )

/** The cases of these texts, in their order. */
const rowsAt = (call: HasStatements, texts: readonly TextId[]): readonly FoundRow[] =>
  rowsOf(
    call,
    foundRow,
    `SELECT ${cardColumns}, n.source AS said_in, n.source_id AS said_id FROM json_each(?) shown
       CROSS JOIN mediation_narratives n ON n.id = shown.value
       CROSS JOIN mediation_cases c ON c.id = n.id / ${textsOfCase}
      ORDER BY shown.key`,
    JSON.stringify(texts),
  )

const textRow = z.object({ id: z.number(), text: z.string() })

/** Where a word stands, by case: one statement for each kind of text, not for each case. */
export function placesOf(
  call: HasStatements,
  rows: readonly FoundRow[],
  word: string,
): ReadonlyMap<number, FoundCase['places'][number]> {
  return new Map(
    [...Map.groupBy(rows, ({ said_in }) => said_in)].flatMap(([source, own]) => {
      const texts = textsOf(
        call,
        source,
        own.map(({ said_id }) => said_id),
        word,
      )
      return own.flatMap(({ id, said_id }) => {
        const excerpt = excerptOf(texts.get(said_id) ?? '', word)
        return excerpt === null ? [] : [[id, { source, ...excerpt }] as const]
      })
    }),
  )
}

/** Characters of a text that are read around a word: more than are shown, and far fewer than a long text has. */
const nearby = 40

/** Of these texts what stands around the word; all of it where the word is written in other letters, large or small. */
function textsOf(
  call: HasStatements,
  source: NarrativeSource,
  ids: readonly number[],
  word: string,
): ReadonlyMap<number, string> {
  const rows = rowsOf(
    call,
    textRow,
    `SELECT t.id, CASE instr(t.text, @word) WHEN 0 THEN t.text
              ELSE substr(t.text, max(1, instr(t.text, @word) - ${nearby}), ${nearby} + length(@word) + ${nearby}) END AS text
       FROM (SELECT s.id, ${textOf(source, 's')} AS text FROM ${written[source].table} s
              WHERE s.id IN (SELECT value FROM json_each(@ids))) t`,
    { word, ids: JSON.stringify(ids) },
  )
  return new Map(rows.map(({ id, text }) => [id, text.trim()]))
}
