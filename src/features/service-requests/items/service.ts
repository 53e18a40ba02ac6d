/** Service items and their versions. */
import type { Reader, Writer } from '#desk/rpc/call'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { pinyin } from 'pinyin-pro'
import { z } from 'zod'
import { addMonths } from '#work/calendar/rules/index'
import { code } from '#ground/contract/fields'
import { addDays } from '#ground/days'
import { read, write } from '#desk/rpc/serve'
import { staff } from '#desk/session/schema'
import { builtRead } from '#vault/store/built'
import { keptAnswers } from '#vault/store/kept-rows'
import type { HasStatements } from '#vault/store/store'
import { rowsOf } from '#work/rows'
import { itemText, type ItemRow, type ItemText } from './contract'
import { serviceItems, serviceItemVersions } from '../schema'
import { refuse } from '../requests/service/refuse'

export interface ItemVersion {
  readonly id: number
  readonly itemId: number
  readonly version: number
  readonly text: ItemText
}

const textOf = (stored: string): ItemText => itemText.parse(JSON.parse(stored))

/** The newest version of an item that is still offered; `not-found` or `conflict` otherwise. */
export function offeredItem(call: Reader | Writer, itemId: number): ItemVersion {
  const item = call.database.select().from(serviceItems).where(eq(serviceItems.id, itemId)).get()
  if (item === undefined) throw refuse('not-found', 'item-unknown')
  if (item.withdrawn) throw refuse('conflict', 'item-withdrawn')
  return itemVersion(call, itemId, item.version)
}

export function itemVersion(call: Reader | Writer, itemId: number, version: number): ItemVersion {
  const row = call.database
    .select()
    .from(serviceItemVersions)
    .where(and(eq(serviceItemVersions.itemId, itemId), eq(serviceItemVersions.version, version)))
    .get()
  if (row === undefined) throw refuse('not-found', 'item-unknown')
  return { id: row.id, itemId, version, text: textOf(row.text) }
}

/** The stable code of an item: `own-48` of one that an office made. */
export function itemCode(call: Reader | Writer, itemId: number): string {
  const item = call.database.select().from(serviceItems).where(eq(serviceItems.id, itemId)).get()
  if (item === undefined) throw refuse('not-found', 'item-unknown')
  return item.code
}

/** The version a request was opened with. */
export function versionById(call: Reader | Writer, versionId: number): ItemVersion {
  const row = call.database
    .select()
    .from(serviceItemVersions)
    .where(eq(serviceItemVersions.id, versionId))
    .get()
  if (row === undefined) throw refuse('not-found', 'item-unknown')
  return { id: row.id, itemId: row.itemId, version: row.version, text: textOf(row.text) }
}

/** The newest text of an item, offered or not. */
export function newestText(call: Reader | Writer, itemId: number): ItemText | null {
  const row = call.database
    .select({ text: serviceItemVersions.text })
    .from(serviceItemVersions)
    .where(eq(serviceItemVersions.itemId, itemId))
    .orderBy(desc(serviceItemVersions.version))
    .limit(1)
    .get()
  return row === undefined ? null : textOf(row.text)
}

/** By what a name is found on the keyboard: its first letters, and its syllables without tones. */
interface Spelt {
  readonly initials: string
  readonly pinyin: string
}

function spelt(name: string): Spelt {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
  return {
    initials: syllables
      .map((syllable) => syllable.charAt(0))
      .join('')
      .toLowerCase(),
    pinyin: syllables.join('').toLowerCase(),
  }
}

/** Names are few and change seldom; pinyin of a name is worked out once. */
const known = new Map<string, Spelt>()
function speltOnce(name: string): Spelt {
  const before = known.get(name) ?? spelt(name)
  known.set(name, before)
  return before
}

const usedRow = z.object({ item: z.number(), count: z.number() })

/** Of the days after one until another; the sign keeps SQLite on their index: that of items has all there ever were. */
const openedIn = (call: Reader, after: string, until: string) =>
  rowsOf(
    call,
    usedRow,
    `SELECT item_id AS item, count(*) AS count FROM service_requests
      WHERE opened_day > ? AND opened_day <= ? GROUP BY +item_id`,
    after,
    until,
  )

/** Of days that are over: what is opened today changes none of them. */
const keptUse = keptAnswers<ReturnType<typeof openedIn>>({
  name: 'items_used',
  on: [
    {
      table: 'service_requests',
      column: 'id',
      putWhen: 'NEW.opened_day < (SELECT max(opened_day) FROM service_requests)',
      changesOf: ['item_id', 'opened_day'],
    },
  ],
  most: 2,
})

/** How many requests of each item were opened in the last twelve months. */
function usesOf(call: Reader): ReadonlyMap<number, number> {
  const { today } = call
  const yesterday = addDays(today, -1)
  const past = keptUse(call, today, () => openedIn(call, addMonths(today, -12), yesterday))
  const uses = new Map(past.map(({ item, count }) => [item, count]))
  for (const { item, count } of openedIn(call, yesterday, today))
    uses.set(item, (uses.get(item) ?? 0) + count)
  return uses
}

/** What a text says of its item in a list. */
function said(text: string) {
  const { name, alsoCalled, category, modes, promisedDays, renewal, asks } = textOf(text)
  const spellings = [name, ...alsoCalled].map(speltOnce)
  return {
    name,
    alsoCalled,
    initials: spellings.map((one) => one.initials),
    pinyin: spellings.map((one) => one.pinyin),
    category,
    modes,
    promisedDays,
    renews: renewal !== null,
    asks: asks.map((ask) => ask.name),
  }
}

/** Texts are an office's own few, and the list of them is asked for at every visit: each is read once. */
const textsRead = new Map<string, ReturnType<typeof said>>()
const textsKept = 500
function saidOnce(text: string): ReturnType<typeof said> {
  const before = textsRead.get(text) ?? said(text)
  if (textsRead.size >= textsKept) textsRead.clear()
  textsRead.set(text, before)
  return before
}

const newestVersions = builtRead((database) =>
  database
    .select({ item: serviceItems, text: serviceItemVersions.text })
    .from(serviceItems)
    .innerJoin(
      serviceItemVersions,
      and(
        eq(serviceItemVersions.itemId, serviceItems.id),
        eq(serviceItemVersions.version, serviceItems.version),
      ),
    )
    .orderBy(asc(serviceItems.id))
    .prepare(),
)

export function itemRows(call: Reader, withdrawn: boolean): ItemRow[] {
  const uses = usesOf(call)
  return newestVersions(call)
    .all()
    .filter(({ item }) => withdrawn || !item.withdrawn)
    .map(({ item, text }): ItemRow => ({
      ...saidOnce(text),
      id: item.id,
      code: item.code,
      version: item.version,
      withdrawn: item.withdrawn,
      used: uses.get(item.id) ?? 0,
    }))
    .toSorted((left, right) => Number(left.withdrawn) - Number(right.withdrawn) || right.used - left.used)
}

function addVersion(call: Writer, itemId: number, version: number, text: ItemText): void {
  call.database
    .insert(serviceItemVersions)
    .values({
      itemId,
      version,
      name: text.name,
      category: text.category,
      promisedDays: text.promisedDays,
      text: JSON.stringify(text),
      at: call.now,
      staffId: call.staff.id,
    })
    .run()
}

export const itemHandlers = {
  list: read((call, { withdrawn }: { withdrawn: boolean }) => ({ items: itemRows(call, withdrawn) })),

  get: read((call, input: { id: number; version?: number | undefined }) => {
    const item = call.database.select().from(serviceItems).where(eq(serviceItems.id, input.id)).get()
    if (item === undefined) throw refuse('not-found', 'item-unknown')
    const { version, text } = itemVersion(call, input.id, input.version ?? item.version)
    const versions = call.database
      .select({ version: serviceItemVersions.version, at: serviceItemVersions.at, by: staff.name })
      .from(serviceItemVersions)
      .leftJoin(staff, eq(staff.id, serviceItemVersions.staffId))
      .where(eq(serviceItemVersions.itemId, input.id))
      .orderBy(desc(serviceItemVersions.version))
      .all()
    return {
      id: item.id,
      code: item.code,
      withdrawn: item.withdrawn,
      newest: item.version,
      version,
      text,
      versions,
    }
  }),

  add: write((call, { text }: { text: ItemText }) => {
    const next = call.database
      .select({ id: sql<number>`max(id)` })
      .from(serviceItems)
      .get()
    // A code of its own that nobody has to think of; codes of the items that came with the program are words.
    const { lastInsertRowid } = call.database
      .insert(serviceItems)
      .values({ code: `own-${(next?.id ?? 0) + 1}`, version: 1, withdrawn: false })
      .run()
    const id = Number(lastInsertRowid)
    addVersion(call, id, 1, text)
    call.record({ subject: `service-item:${id}`, change: text })
    return { id, version: 1 }
  }),

  edit: write((call, { id, from, text }: { id: number; from: number; text: ItemText }) => {
    const item = call.database.select().from(serviceItems).where(eq(serviceItems.id, id)).get()
    if (item === undefined) throw refuse('not-found', 'item-unknown')
    if (item.version !== from) throw refuse('conflict', 'item-edited-meanwhile', { version: item.version })
    const version = from + 1
    addVersion(call, id, version, text)
    call.database.update(serviceItems).set({ version }).where(eq(serviceItems.id, id)).run()
    call.record({ subject: `service-item:${id}`, change: text })
    return { id, version }
  }),

  setWithdrawn: write((call, { id, withdrawn }: { id: number; withdrawn: boolean }) => {
    const { changes } = call.database
      .update(serviceItems)
      .set({ withdrawn })
      .where(eq(serviceItems.id, id))
      .run()
    if (changes === 0) throw refuse('not-found', 'item-unknown')
    call.record({ subject: `service-item:${id}`, change: { withdrawn } })
    return { id }
  }),
}

const itemFile = z.array(z.strictObject({ code, text: itemText })).min(1)

/** Brings a new desk the items that come with the program. `now` in UTC milliseconds. */
export function furnishServiceItems(store: HasStatements, resourcesDir: string, now: number): void {
  const items = itemFile.parse(JSON.parse(readFileSync(join(resourcesDir, 'service-items.json'), 'utf8')))
  const addItem = store.statement('INSERT INTO service_items (code, version, withdrawn) VALUES (?, 1, 0)')
  const addText = store.statement(
    `INSERT INTO service_item_versions (item_id, version, name, category, promised_days, text, at, staff_id)
     VALUES (?, 1, ?, ?, ?, ?, ?, NULL)`,
  )
  for (const { code: itemCode, text } of items) {
    const { lastInsertRowid } = addItem.run(itemCode)
    addText.run(lastInsertRowid, text.name, text.category, text.promisedDays, JSON.stringify(text), now)
  }
}
