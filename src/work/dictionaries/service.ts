/** Keeps the dictionaries, and lets features read them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Reader } from '#desk/rpc/call'
import { read, serve, write } from '#desk/rpc/serve'
import { kept } from '#vault/store/kept'
import type { HasStatements, Store } from '#vault/store/store'
import { newCode } from './codes'
import {
  dictionariesContract,
  dictionaryEntry,
  dictionaryNames,
  type DictionaryEntry,
  type DictionaryName,
} from './contract'

const rowOf = z
  .strictObject({ ...dictionaryEntry.shape, active: z.number() })
  .transform((row): DictionaryEntry => ({ ...row, active: row.active === 1 }))

interface Dictionary {
  /** In their order. */
  readonly entries: readonly DictionaryEntry[]
  readonly byCode: ReadonlyMap<string, DictionaryEntry>
  readonly labels: ReadonlyMap<string, string>
}

const dictionaryOf = (entries: readonly DictionaryEntry[]): Dictionary => ({
  entries,
  byCode: new Map(entries.map((entry) => [entry.code, entry])),
  labels: new Map(entries.map(({ code, label }) => [code, label])),
})

/** Every list of people needs their labels, and they change a few times a year. */
const dictionaries = kept((store) => {
  const rows = z
    .array(rowOf)
    .parse(store.statement('SELECT * FROM dictionary_entries ORDER BY dictionary, place, code').all())
  const named = (dictionary: DictionaryName) =>
    dictionaryOf(rows.filter((row) => row.dictionary === dictionary))
  return { tag: named('tag'), estate: named('estate'), grid: named('grid') }
})

/** Call it beside every write of `dictionary_entries`. */
const changed = (call: HasStatements): void => {
  dictionaries.changed(call)
}

/** The entries of one dictionary in their order, those no longer offered included. */
export const entriesOf = (call: Reader, dictionary: DictionaryName): readonly DictionaryEntry[] =>
  dictionaries.of(call)[dictionary].entries

/** Entries by code, in their order. */
export const entriesByCode = (
  call: Reader,
  dictionary: DictionaryName,
): ReadonlyMap<string, DictionaryEntry> => dictionaries.of(call)[dictionary].byCode

/** Of these codes what is shown of a tag, in the order of the entries; a code that none has is left out. */
export const taggedWith = (
  codes: ReadonlySet<string>,
  entries: ReadonlyMap<string, DictionaryEntry>,
): Pick<DictionaryEntry, 'code' | 'label' | 'tone'>[] =>
  Array.from(codes, (code) => entries.get(code))
    .filter((entry) => entry !== undefined)
    .sort((one, other) => one.place - other.place)
    .map(({ code, label, tone }) => ({ code, label, tone }))

/** Labels by code. */
export const labelsOf = (call: Reader, dictionary: DictionaryName): ReadonlyMap<string, string> =>
  dictionaries.of(call)[dictionary].labels

/** Refuses a code that the dictionary does not have: `invalid` `dictionaries.unknown-code`. An empty code passes. */
export function requireCode(call: Reader, dictionary: DictionaryName, code: string): void {
  if (code !== '' && !entryOf(call, dictionary, code)) {
    throw new DeskError('invalid', 'dictionaries.unknown-code', { dictionary, code })
  }
}

/** Appends an entry with the code given. */
export function putEntry(call: HasStatements, entry: Omit<DictionaryEntry, 'place'>): DictionaryEntry {
  const place = Number(
    call
      .statement('SELECT coalesce(max(place) + 1, 0) FROM dictionary_entries WHERE dictionary = ?')
      .pluck()
      .get(entry.dictionary),
  )
  call
    .statement(
      'INSERT INTO dictionary_entries (dictionary, code, label, tone, note, active, place) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(entry.dictionary, entry.code, entry.label, entry.tone, entry.note, entry.active ? 1 : 0, place)
  changed(call)
  return { ...entry, place }
}

/** Takes an entry away that nothing uses: what an import brought, when it is taken back. */
export function removeEntry(call: HasStatements, dictionary: DictionaryName, code: string): void {
  call.statement('DELETE FROM dictionary_entries WHERE dictionary = ? AND code = ?').run(dictionary, code)
  changed(call)
}

const entryOf = (call: Reader, dictionary: DictionaryName, code: string): DictionaryEntry | null =>
  entriesByCode(call, dictionary).get(code) ?? null

function requireEntry(call: Reader, dictionary: DictionaryName, code: string): DictionaryEntry {
  const entry = entryOf(call, dictionary, code)
  if (!entry) throw new DeskError('not-found', 'dictionaries.unknown-entry')
  return entry
}

function requireFreeLabel(call: Reader, dictionary: DictionaryName, label: string, own: string | null): void {
  const taken = entriesOf(call, dictionary).some((entry) => entry.label === label && entry.code !== own)
  if (taken) throw new DeskError('conflict', 'dictionaries.label-taken', { label })
}

export const dictionariesService = serve(dictionariesContract, {
  list: read((call) => ({
    entries: dictionaryNames.toSorted().flatMap((dictionary) => [...entriesOf(call, dictionary)]),
  })),

  add: write((call, { dictionary, label, tone, note }) => {
    requireFreeLabel(call, dictionary, label, null)
    const code = newCode(label, (candidate) => entryOf(call, dictionary, candidate) !== null)
    const entry = putEntry(call, { dictionary, code, label, tone, note, active: true })
    call.record({ subject: `${dictionary}:${code}`, change: entry })
    return entry
  }),

  change: write((call, { dictionary, code, label, tone, note, active }) => {
    const before = requireEntry(call, dictionary, code)
    requireFreeLabel(call, dictionary, label, code)
    call
      .statement(
        'UPDATE dictionary_entries SET label = ?, tone = ?, note = ?, active = ? WHERE dictionary = ? AND code = ?',
      )
      .run(label, tone, note, active ? 1 : 0, dictionary, code)
    changed(call)
    if (label !== before.label) call.house.renamed(call, { dictionary, before: before.label, after: label })
    const after = { ...before, label, tone, note, active }
    call.record({ subject: `${dictionary}:${code}`, change: { before, after } })
    return after
  }),

  arrange: write((call, { dictionary, code, place }) => {
    const entry = requireEntry(call, dictionary, code)
    const others = entriesOf(call, dictionary).filter((other) => other.code !== code)
    const arranged = [...others.slice(0, place), entry, ...others.slice(place)]
    const move = call.statement('UPDATE dictionary_entries SET place = ? WHERE dictionary = ? AND code = ?')
    arranged.forEach((one, at) => move.run(at, dictionary, one.code))
    changed(call)
    call.record({ subject: `${dictionary}:${code}`, change: { place } })
    return {}
  }),
})

const seeds = z.array(dictionaryEntry.omit({ place: true, active: true }))

/** The words a new desk begins with, from `dictionaries.json`. */
export function furnishDictionaries(store: Store, resourcesDir: string): void {
  const entries = seeds.parse(JSON.parse(readFileSync(join(resourcesDir, 'dictionaries.json'), 'utf8')))
  for (const entry of entries) putEntry(store, { ...entry, active: true })
}
