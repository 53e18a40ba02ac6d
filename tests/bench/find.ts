/** Finding a resident, by every kind of query, through the whole procedure. */
import type { Statement } from '#vault/store/store'
import type { Desk } from '#centre/create-desk'
import { initialsOf, readingsOf } from '#features/residents/search-index/rules/pinyin'
import { seededRandom, type Random } from '#demonstration/random'
import type { SearchingClock } from './community-file'
import { figureOf, type Figure, type Times } from './figures'

interface Known {
  readonly name: string
  readonly id_number: string
  readonly phone: string
  readonly building: string
  readonly unit: string
  readonly room: string
  readonly estate: string
}

/** What someone types who looks for this person. */
const kinds: Readonly<Record<string, (known: Known, random: Random) => string>> = {
  'surname, 王': ({ name }) => name.slice(0, 1),
  'two characters, 王桂': ({ name }) => Array.from(name).slice(0, 2).join(''),
  'whole name, 王桂珍': ({ name }) => name,
  'end of a name, 桂珍': ({ name }) => Array.from(name).slice(1).join(''),
  'one initial, w': ({ name }) => initialsOf(readingsOf(name)[0] ?? []).slice(0, 1),
  'initials, wgz': ({ name }) => initialsOf(readingsOf(name)[0] ?? []),
  'full pinyin, wangguizhen': ({ name }) => (readingsOf(name)[0] ?? []).join(''),
  'middle of a phone, 6519': ({ phone }) => phone.slice(4, 8),
  'end of a phone, 8000': ({ phone }) => phone.slice(-4),
  'end of an ID number, 1526': ({ id_number }) => id_number.slice(-4),
  'longer end of an ID number, 011526': ({ id_number }) => id_number.slice(-6),
  'door, 3-2-501': ({ building, unit, room }) => `${building}-${unit}-${room}`,
  'building, 3栋': ({ building }) => `${building}栋`,
  'name and building, 王 3栋': ({ name, building }) => `${name.slice(0, 1)} ${building}栋`,
  'estate, 水印桃源': ({ estate }) => estate,
  'name and estate, 王桂 水印': ({ name, estate }) =>
    `${Array.from(name).slice(0, 2).join('')} ${estate.slice(0, 2)}`,
  'phone and name, 王 8000': ({ name, phone }) => `${name.slice(0, 1)} ${phone.slice(-4)}`,
  'nobody, 龘龘': () => '龘龘',
}

/** Times each kind is asked. */
const times = 800
/** A desk that has been in use since the morning is warm. */
const warmUp = 300
export const shown = 20

/** Asks what the counter asks, or what the till does: `find` answers a query. */
export async function findFigures(
  desk: Desk,
  name: string,
  find: (query: string) => Promise<unknown>,
  clock: SearchingClock,
): Promise<readonly Figure[]> {
  const { store } = desk.session.requireOpen()
  const random = seededRandom(7)
  const people = store.sqlite
    .prepare<[], Known>(
      `SELECT r.name, r.id_number, p.number AS phone, r.building, r.unit, r.room, e.label AS estate
         FROM residents r JOIN resident_phones p ON p.resident_id = r.id AND p.place = 0
         JOIN dictionary_entries e ON e.dictionary = 'estate' AND e.code = r.estate
        WHERE r.id % 199 = 0 AND r.id_number <> '' AND r.room <> '' ORDER BY r.id`,
    )
    .all()
  const [first, ...others] = people
  if (first === undefined) throw new Error('there is nobody to find')
  const most = Number(store.sqlite.prepare('SELECT max(id) FROM residents').pluck().get())
  const rows = store.sqlite.prepare(
    `SELECT * FROM residents WHERE id IN (${Array.from({ length: shown }, () => '?').join(', ')})`,
  )
  const figures: Figure[] = []
  for (const [kind, queryOf] of Object.entries(kinds)) {
    const measured: number[] = []
    const limit: number[] = []
    // The first of a day that a number leads to one person is written down, as the first look at their page would be.
    if (/number|phone/.test(kind)) {
      for (const known of people) {
        clock.pass()
        await find(queryOf(known, random))
      }
    }
    for (let turn = -warmUp; turn < times; turn += 1) {
      const query = queryOf(random.pick([first, ...others]), random)
      const ids = Array.from({ length: shown }, () => random.between(1, most))
      clock.pass()
      const found = await timed(() => find(query))
      const fetched = fetchTime(rows, ids)
      if (turn < 0) continue
      measured.push(found)
      limit.push(fetched)
    }
    const both: Times = { measured, limit }
    figures.push(figureOf(`${name}: ${kind}`, both, { median: 2, p99: 5 }))
  }
  return figures
}

function fetchTime(rows: Statement, ids: readonly number[]): number {
  const begin = performance.now()
  rows.all(...ids)
  return performance.now() - begin
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}
