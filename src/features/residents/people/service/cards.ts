/** Residents as lists show them, a page at a time. */
import type { Reader } from '#desk/rpc/call'
import { z } from 'zod'
import type { DictionaryEntry } from '#work/dictionaries/contract'
import { entriesByCode, labelsOf, taggedWith } from '#work/dictionaries/service'
import { rowsOf } from '#work/rows'
import { keptRows } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { addressText } from '#ground/people/addresses'
import { mask } from '#ground/contract/sensitive'
import { ageOn } from '#ground/people/birth'
import { shownTo } from '#ground/people/masking'
import { idKinds, sexes } from '#ground/people/words'
import { phoneOwners, statuses, type ResidentCard } from '../contract/person'
import { phonesOf } from './phones'
import { protectedNumbers, type ProtectedNumbers } from './protected-numbers'
import { groupOf } from './rows'
import { isImportUnfinished, peopleInSight } from './sight'

const cardRow = z.object({
  id: z.number(),
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  birth: z.string().nullable(),
  status: z.enum(statuses),
  status_since: z.string().nullable(),
  id_number: z.string(),
  id_kind: z.enum(idKinds).nullable(),
  phone_masked: z.string(),
  phone_owner: z.enum(phoneOwners).nullable(),
  phone_owner_name: z.string(),
  estate: z.string(),
  building: z.string(),
  unit: z.string(),
  room: z.string(),
  grid: z.string(),
  is_protected: z.number(),
  last_served_at: z.number().nullable(),
  merged_into: z.number().nullable(),
  is_group: z.number(),
  tag: z.string().nullable(),
  since: z.string().nullable(),
  until: z.string().nullable(),
})
type CardRow = z.infer<typeof cardRow>

/** A row for each tag, whenever it holds, and one for who has none. */
const cardRows = `
  SELECT r.id, r.name, r.sex, r.birth, r.status, r.status_since, r.id_kind, r.id_number,
         r.phone_masked, r.phone_owner, r.phone_owner_name, r.estate, r.building, r.unit, r.room, r.grid,
         r.is_protected, r.merged_into, k.last_served_at, EXISTS (SELECT 1 FROM residents m WHERE m.merged_into = r.id) AS is_group,
         t.tag, t.since, t.until
    FROM residents r
    LEFT JOIN resident_ranks k ON k.resident = r.id
    LEFT JOIN resident_tags t ON t.resident_id = r.id
   WHERE r.id IN (SELECT value FROM json_each(?)) AND ${peopleInSight.ofRow('r')}`

export interface KeptCard {
  readonly row: CardRow
  readonly tags: readonly (Pick<CardRow, 'since' | 'until'> & { readonly code: string })[]
}

export function readCards(store: HasStatements, ids: readonly number[]): ReadonlyMap<number, KeptCard> {
  const rows = rowsOf(store, cardRow, cardRows, JSON.stringify(ids))
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].flatMap(([id, own]) => {
      const [row] = own
      if (row === undefined) return []
      const tags = own.flatMap(({ tag, since, until }) => (tag === null ? [] : [{ code: tag, since, until }]))
      return [[id, { row, tags }] as const]
    }),
  )
}

/** Who is looked for is looked for again: a key later, and by everyone who types the same surname. */
const keptCards = keptRows<KeptCard>({
  name: 'resident_cards',
  on: [
    { table: 'residents', column: 'id' },
    { table: 'residents', column: 'merged_into' },
    { table: 'resident_ranks', column: 'resident' },
    { table: 'resident_tags', column: 'resident_id' },
  ],
  most: 20_000,
  read: readCards,
})

/** Whether somebody is in sight changes with the import they came by. */
export const peopleOf = (call: Reader, ids: readonly number[]): ReadonlyMap<number, KeptCard> =>
  isImportUnfinished(call) ? readCards(call, ids) : keptCards(call, ids)

/** Cards of the ids given, in their order; who is not there or not in sight is left out. Merged records are not resolved. */
export const cardsOf = (call: Reader, ids: readonly number[], people = peopleOf): readonly ResidentCard[] =>
  ids.length === 0 ? [] : cardsAmong(call, people(call, ids), ids)

/** The same of people that were read already. */
export function cardsAmong(call: Reader, people: ReadonlyMap<number, KeptCard>, ids: readonly number[]) {
  const words = wordsFor(call)
  const theirs = protectedNumbers(call)
  return ids.flatMap((id) => {
    const person = people.get(id)
    return person === undefined ? [] : [cardFor(call, person, words, theirs)]
  })
}

/** Cards as they were made of rows that are kept, with the words they were made with. */
const made = new WeakMap<KeptCard, readonly [Words, ResidentCard]>()

function cardFor(call: Reader, person: KeptCard, words: Words, theirs: ProtectedNumbers): ResidentCard {
  const { row } = person
  // Whether it is the number on the card that they share with somebody protected is looked up: there are few of them.
  const shares = theirs.people.has(row.id)
  const [before, known] = made.get(person) ?? []
  if (known !== undefined && before === words && !shares) return known
  const isGroup = row.is_group === 1
  const holds = ({ since, until }: KeptCard['tags'][number]) =>
    (since ?? words.today) <= words.today && (until ?? words.today) >= words.today
  // Few records are of several: only theirs have their tags asked for together.
  const tags = isGroup
    ? tagsOfGroup(call, row.id)
    : new Set(person.tags.filter(holds).map(({ code }) => code))
  const phone = shares ? sharedPhoneOf(call, row, words.shown, theirs) : phoneOf(call, row, words.shown)
  const card = Object.freeze(cardOf(row, tags, phone, words))
  // Nobody would tell that what is read beside the row went stale.
  if (!isGroup && !shares && !words.shown.seesPhone(row.is_protected === 1)) made.set(person, [words, card])
  return card
}

const tagRow = z.object({ tag: z.string() })

const tagsOfGroup = (call: Reader, id: number): ReadonlySet<string> =>
  new Set(
    rowsOf(
      call,
      tagRow,
      `SELECT t.tag FROM json_each(?) part JOIN resident_tags t ON t.resident_id = part.value
        WHERE (t.since IS NULL OR t.since <= ?) AND (t.until IS NULL OR t.until >= ?)`,
      JSON.stringify(groupOf(call, id)),
      call.today,
      call.today,
    ).map(({ tag }) => tag),
  )

interface Words {
  readonly today: string
  readonly estates: ReadonlyMap<string, string>
  readonly grids: ReadonlyMap<string, string>
  /** In their order. */
  readonly tags: ReadonlyMap<string, DictionaryEntry>
  readonly shown: ReturnType<typeof shownTo>
}

/** The last that were made, and of what: the same for all cards of a day, until an entry or whoever is there changes. */
let last: { readonly of: readonly unknown[]; readonly words: Words } | null = null

function wordsFor(call: Reader): Words {
  const { today, staff } = call
  const estates = labelsOf(call, 'estate')
  const grids = labelsOf(call, 'grid')
  const tags = entriesByCode(call, 'tag')
  const of = [today, staff.roles.join(' '), estates, grids, tags]
  if (last?.of.every((one, at) => one === of[at]) !== true)
    last = { of, words: { today, estates, grids, tags, shown: shownTo(staff.roles) } }
  return last.words
}

/** Kept masked in its row, because nobody sees phones by duty today: looked up for a role that the table gives them to. */
function phoneOf(call: Reader, row: CardRow, { seesPhone }: Words['shown']): string {
  const inFull = seesPhone(row.is_protected === 1) ? phonesOf(call, groupOf(call, row.id)) : []
  const [first] = inFull
  if (first !== undefined) return first.number
  return row.is_protected === 1 && row.phone_masked !== '' ? mask : row.phone_masked
}

/** The same of who shares a number with somebody protected: where it is the first of theirs, it is shown as that person's is. */
function sharedPhoneOf(
  call: Reader,
  row: CardRow,
  shown: Words['shown'],
  { numbers }: ProtectedNumbers,
): string {
  const [first] = phonesOf(call, groupOf(call, row.id))
  return first === undefined
    ? ''
    : shown.phone(first.number, row.is_protected === 1 || numbers.has(first.number))
}

function cardOf(row: CardRow, tags: ReadonlySet<string>, phone: string, words: Words): ResidentCard {
  const { shown, today } = words
  const addressHidden = shown.hidesAddress(row.is_protected === 1)
  const ageDay = row.status === 'deceased' && row.status_since !== null ? row.status_since : today
  return {
    id: row.id,
    name: row.name,
    sex: row.sex,
    birth: shown.birth(row.birth),
    age: row.birth === null ? null : Math.max(0, ageOn(row.birth, ageDay)),
    status: row.status,
    idKind: row.id_kind,
    idNumber: shown.idNumber(row.id_number, row.is_protected === 1),
    phone,
    // Whose phone it is leads to who is protected as its number does.
    phoneOwner: row.is_protected === 1 ? null : row.phone_owner,
    phoneOwnerName: row.is_protected === 1 ? '' : row.phone_owner_name,
    address: addressHidden ? '' : addressText(words.estates.get(row.estate) ?? '', row),
    grid: addressHidden ? '' : (words.grids.get(row.grid) ?? ''),
    addressHidden,
    tags: taggedWith(tags, words.tags),
    lastServedAt: row.last_served_at,
  }
}
