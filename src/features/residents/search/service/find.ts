/** Finds residents by whatever they have: the narrowest term decides who comes into question, the others are checked. */
import type { Reader, Searcher } from '#desk/rpc/call'
import { z } from 'zod'
import { entriesOf } from '#work/dictionaries/service'
import { hitFinder } from '../rules/hits'
import { mayReveal } from '#ground/roles/sensitive'
import { afterAll, isAllOf, numbersAskedFor, termsOf, type SeenNumbers, type Term } from '../rules/query'
import { tokensOfWords } from '../../search-index/service'
import { hotPrefixesOf, hotPrefixFor, searchForm } from '../../search-index/rules/tokens'
import { isImportUnfinished, isInSight } from '../../people/service/sight'
import { rowOf, rowsOf } from '#work/rows'
import { keptAnswers } from '#vault/store/kept-rows'
import { cardsOf } from '../../people/service/cards'
import type { ResidentCard } from '../../people/contract/person'
import { type FoundResident } from '../contract'

/** Up to this many people answering to a term are looked at one by one; more are taken in order of rank. */
const fewEnough = 128

const candidate = z.object({ resident: z.number(), rank: z.number().nullable() })
type Candidate = z.infer<typeof candidate>

const byBeginning = `
  SELECT t.resident, k.rank FROM resident_tokens t LEFT JOIN resident_ranks k ON k.resident = t.resident
   WHERE t.token >= ? AND t.token < ? LIMIT ?`
const byWhole = `
  SELECT t.resident, k.rank FROM resident_tokens t LEFT JOIN resident_ranks k ON k.resident = t.resident
   WHERE t.token = ? LIMIT ?`

/** Each end of a name is a token; a name that goes on has none that is just this. */
const byName = `
  SELECT t.resident, k.rank FROM resident_tokens t LEFT JOIN resident_ranks k ON k.resident = t.resident
   WHERE t.token = ? ORDER BY k.rank DESC NULLS LAST, t.resident LIMIT ?`

interface Answer {
  readonly term: Term
  readonly people: readonly Candidate[]
  /** False when there are more than were looked at. */
  readonly all: boolean
}

/** The beginnings that everybody types are typed all day; what they lead to changes with a record and with whom is served. */
const keptIds = keptAnswers<readonly number[]>({
  name: 'resident_answers',
  on: [
    { table: 'resident_words', column: 'resident' },
    { table: 'resident_ranks', column: 'resident' },
    // What an estate is called.
    { table: 'dictionary_entries', column: 'place' },
    { table: 'resident_imports', column: 'id' },
  ],
  most: 2_000,
  notWhile: isImportUnfinished,
})

/** Ids of those who answer to every term, best first, in whatever order the terms are typed; at most `limit`. */
export function findIds(call: Reader, query: string, limit: number, few = fewEnough): readonly number[] {
  const seen = numbersSeen(call)
  // By what was typed and not by its terms: most of what is asked is kept, and taking it apart costs as much as looking it up.
  const key = `${limit} ${few} ${String(seen.phones)} ${String(seen.idNumbers)} ${query}`
  return keptIds(call, key, () => answering(call, askedBy(call, query, { limit, few }), sightOf(call)))
}

/** The same of some people alone, however many others answer better: of whoever has a card of the canteen, say. */
export function findIdsAmong(
  call: Reader,
  query: string,
  limit: number,
  isAmong: (resident: number) => boolean,
): readonly number[] {
  const sees = sightOf(call)
  return answering(
    call,
    askedBy(call, query, { limit, few: fewEnough }),
    (resident) => isAmong(resident) && sees?.(resident) !== false,
  )
}

function askedBy(call: Reader, query: string, most: Pick<Asked, 'limit' | 'few'>): Asked {
  const namesEstate = /\p{Script=Han}{2}/u.test(query)
  const terms = termsOf(query, namesEstate ? entriesOf(call, 'estate') : [], numbersSeen(call))
  const name = searchForm(query)
  return { terms, name: /^\p{Script=Han}{2,}$/u.test(name) ? name : null, ...most }
}

const sightOf = (call: Reader): Admits =>
  isImportUnfinished(call) ? (resident) => isInSight(call, resident) : null

interface Asked {
  readonly terms: readonly Term[]
  /** What was typed, where it may be a whole name. */
  readonly name: string | null
  readonly limit: number
  readonly few: number
}

/** Whom of those in the index the call may see; null for everyone: who is locked has no token, so without an import it is. */
type Admits = ((resident: number) => boolean) | null

function answering(call: Reader, asked: Asked, admits: Admits): readonly number[] {
  const called = calledJustSo(call, asked, admits)
  const all = answeringTerms(call, asked, admits)
  return called.length === 0 ? all : [...new Set([...called, ...all])].slice(0, asked.limit)
}

/** Whose name ends with what was typed, as a whole name does, stands before those whose name goes on after it. */
function calledJustSo(call: Reader, { name, limit }: Asked, admits: Admits): readonly number[] {
  if (name === null) return []
  if (admits === null) return rowsOf(call, candidate, byName, name, limit).map(({ resident }) => resident)
  return rowsOf(call, candidate, byName, name, -1)
    .map(({ resident }) => resident)
    .filter(admits)
    .slice(0, limit)
}

function answeringTerms(call: Reader, { terms, limit, few }: Asked, admits: Admits): readonly number[] {
  if (terms.length === 0) return []
  const often = admits === null ? oftenServed(call, terms, limit) : null
  if (often) return often
  const answers = terms.map((term) => answerTo(call, term, few))
  const narrow = answers.filter(({ all }) => all).sort((a, b) => a.people.length - b.people.length)[0]
  if (narrow) {
    const others = terms.filter((term) => term !== narrow.term || term.allOf !== undefined)
    return narrow.people
      .filter(({ resident }) => admits?.(resident) !== false && answersAll(call, resident, others))
      .sort((a, b) => (b.rank ?? -Infinity) - (a.rank ?? -Infinity) || a.resident - b.resident)
      .slice(0, limit)
      .map(({ resident }) => resident)
  }
  return manyInOrder(call, terms, admits, limit)
}

/** One short beginning that enough people who were ever served answer to: they stand in order already. Else null. */
function oftenServed(call: Reader, terms: readonly Term[], limit: number): readonly number[] | null {
  const [term] = terms
  if (terms.length !== 1 || !term) return null
  const [start, ...others] = [...term.beginnings, ...term.whole]
  if (start === undefined || others.length > 0 || hotPrefixFor(start) !== start) return null
  const found = rowsOf(
    call,
    candidate,
    'SELECT resident, rank FROM resident_hot WHERE prefix = ? ORDER BY rank DESC LIMIT ?',
    start,
    limit,
  )
  return found.length < limit ? null : found.map(({ resident }) => resident)
}

function answerTo(call: Reader, term: Term, few: number): Answer {
  const found = new Map<number, Candidate>()
  let all = true
  const take = (rows: readonly Candidate[]) => {
    if (rows.length > few) all = false
    for (const row of rows) found.set(row.resident, row)
  }
  for (const beginning of term.beginnings) {
    take(rowsOf(call, candidate, byBeginning, beginning, afterAll(beginning), few + 1))
  }
  for (const whole of term.whole) take(rowsOf(call, candidate, byWhole, whole, few + 1))
  return { term, people: [...found.values()], all }
}

const wordsRow = z.object({ words: z.string() })

/** By what part of a number the call may look for people: more than everyone is shown where its role may reveal it. */
const numbersSeen = ({ staff: { roles } }: Pick<Reader, 'staff'>): SeenNumbers => ({
  phones: mayReveal(roles, 'phone'),
  idNumbers: mayReveal(roles, 'id-number'),
})

function answersAll(call: Reader, resident: number, terms: readonly Term[]): boolean {
  if (terms.length === 0) return true
  const row = rowOf(call, wordsRow, 'SELECT words FROM resident_words WHERE resident = ?', resident)
  return row !== null && terms.every((term) => holdsIn(row.words, term))
}

const holdsIn = (words: string, term: Term): boolean =>
  (term.whole.some((whole) => words.includes(`\n${whole}\n`)) ||
    term.beginnings.some((beginning) => words.includes(`\n${beginning}`))) &&
  (term.allOf === undefined || isAllOf(tokensOfWords(words), term.allOf))

/** Whether the index keeps those who were served in order for a beginning; for ends of an ID number it does not: few have the same. */
const isInOrder = (start: string): boolean => hotPrefixesOf(start).length > 0

const startsOf = ({ beginnings, whole }: Term): readonly string[] => [...beginnings, ...whole]

/** The longest term leads to the fewest, whichever is typed first. */
const longestOf = (terms: readonly Term[]): Term | undefined => {
  const lengthOf = (term: Term) => Math.min(...startsOf(term).map((start) => start.length))
  return terms.toSorted((one, other) => lengthOf(other) - lengthOf(one))[0]
}

const byRank = (one: Candidate, other: Candidate): number => (other.rank ?? 0) - (one.rank ?? 0)

/** Those who answer to a term or to a shorter beginning of it and were ever served, best first. */
function* servedBest(call: Reader, term: Term): Generator<Candidate> {
  const starts = startsOf(term)
  const unordered = starts
    .filter((start) => !isInOrder(start))
    .flatMap((whole) => rowsOf(call, candidate, byWhole, whole, -1))
    .filter(({ rank }) => rank !== null)
  const hot = call.statement('SELECT resident, rank FROM resident_hot WHERE prefix = ? ORDER BY rank DESC')
  const ordered = starts.filter(isInOrder)
  const [start] = ordered
  if (start === undefined || ordered.length > 1) {
    const rows = ordered.flatMap((one) => hot.all(hotPrefixFor(one)))
    yield* [...unordered, ...rows.map((row) => candidate.parse(row))].sort(byRank)
    return
  }
  const waiting = unordered.sort(byRank)
  for (const row of hot.iterate(hotPrefixFor(start))) {
    const one = candidate.parse(row)
    for (let [next] = waiting; next !== undefined && byRank(next, one) <= 0; [next] = waiting) {
      waiting.shift()
      yield next
    }
    yield one
  }
  yield* waiting
}

/** Thousands answer: those who were served stand in order already, the others follow as the index has them. */
function manyInOrder(call: Reader, terms: readonly Term[], admits: Admits, limit: number): readonly number[] {
  const first = longestOf(terms)
  if (first === undefined) return []
  const found = new Set<number>()
  const consider = (resident: number, check: boolean) => {
    if (found.has(resident) || admits?.(resident) === false) return
    if (!check || answersAll(call, resident, terms)) found.add(resident)
  }
  const others = terms.length > 1 || first.allOf !== undefined
  // A kept beginning may be shorter than what was typed.
  const check = others || startsOf(first).some((start) => isInOrder(start) && hotPrefixFor(start) !== start)
  for (const { resident } of servedBest(call, first)) {
    consider(resident, check)
    if (found.size >= limit) return [...found]
  }
  for (const [sql, bounds] of [
    ...first.beginnings.map((beginning) => [byBeginning, [beginning, afterAll(beginning)]] as const),
    ...first.whole.map((whole) => [byWhole, [whole]] as const),
  ]) {
    for (const row of call.statement(sql).iterate(...bounds, -1)) {
      const { resident, rank } = candidate.parse(row)
      if (rank === null) consider(resident, others)
      if (found.size >= limit) return [...found]
    }
  }
  return [...found]
}

/**
 * Cards of those found. Whoever asks by a number is counted, and a number that leads to one person is a look at them. `chosen` says
 * whose cards of them are shown, and in which order.
 */
export function cardsFound(
  call: Searcher,
  query: string,
  limit: number,
  chosen: (ids: readonly number[]) => readonly number[] = (ids) => ids,
): { readonly cards: readonly ResidentCard[]; readonly more: boolean } {
  const numbers = numbersAskedFor(query)
  if (numbers !== '') call.asksForNumber(numbers)
  const ids = findIds(call, query, limit + 1)
  const cards = cardsOf(call, chosen(ids.slice(0, limit)))
  const [only] = cards
  if (numbers !== '' && only !== undefined && ids.length === 1) {
    call.foundByNumber({ subject: `resident:${only.id}`, fields: ['name'] })
  }
  return { cards, more: ids.length > limit }
}

/** The same with what the query hit in each. */
export function findResidents(
  call: Searcher,
  query: string,
  limit: number,
): { found: FoundResident[]; more: boolean } {
  const { cards, more } = cardsFound(call, query, limit)
  const hitsOf = hitFinder(query)
  return { found: cards.map((card) => ({ card, hits: hitsOf(card) })), more }
}
