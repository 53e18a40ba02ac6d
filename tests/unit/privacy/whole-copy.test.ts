/** A person's own copy is whole (个人信息保护法 art. 45): what is kept of them is told, or left out by name with a reason. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { house } from '#centre/house'
import { readCall } from '#desk/session/calls'
import { newSendId } from '../../support/desk'
import { asked as bookedFor, ofResident } from '../rooms/desk'
import { rules } from '../rooms/house'
import { openServingDesk, type ServingDesk } from '../service-requests/desk'
import { bringCanary } from './canary'
import { columnsNotTold, columnsOfBooks, recordReadWhole, tablesNotTold } from './not-told'

let desk: ServingDesk
beforeEach(async () => {
  desk = await openServingDesk()
})
afterEach(() => desk.close())

const column = (sql: string, ...parameters: readonly string[]): readonly string[] =>
  desk.desk.session
    .requireOpen()
    .store.sqlite.prepare(sql)
    .pluck()
    .all(...parameters)
    .map(String)

/** Columns of a table that hold something of their own: what points at another row is told with that row. */
function columnsOf(table: string): readonly string[] {
  const pointing = column('SELECT "from" FROM pragma_foreign_key_list(?)', table)
  return column('SELECT name FROM pragma_table_info(?)', table).filter((one) => !pointing.includes(one))
}

/** Everything that a keeper asks of the file for the copy of somebody who has a record of each kind that is read by itself. */
async function askedForCopies(): Promise<string> {
  const { id } = await bringCanary(desk)
  const text = { name: '阅览室', inside: null, excludes: [], outOfUse: null, rules: rules({ step: 15 }) }
  const { id: room } = await desk.client.rooms.saveRoom({ sendId: newSendId(), existing: null, text })
  const booking = bookedFor(room, '2026-12-01 09:00-11:00', ofResident(id))
  await desk.client.rooms.bookings.book({ sendId: newSendId(), booking })
  const asked: string[] = []
  const call = readCall(desk.desk.session)
  const statement: typeof call.statement = (sql) => {
    asked.push(sql)
    return call.statement(sql)
  }
  for (const keeper of house.keepers) {
    keeper.held({ ...call, statement }, [id])
    keeper.files?.({ ...call, statement }, [id])
  }
  return asked.join('\n')
}

const mentions = (sql: string, word: string): boolean => new RegExp(`\\b${word}\\b`).test(sql)

describe('the own copy', () => {
  it('asks for every column of every table that features keep of a person, but those that are left out with a reason', async () => {
    const asked = await askedForCopies()
    const left = house.keepers
      .flatMap(({ tables }) => tables)
      .filter((table) => !(table in tablesNotTold) && table !== recordReadWhole.table)
      .flatMap((table) =>
        columnsOf(table)
          .filter((name) => !columnsOfBooks.includes(name) && !(`${table}.${name}` in columnsNotTold))
          .filter((name) => !mentions(asked, table) || !mentions(asked, name))
          .map((name) => `${table}.${name}`),
      )
    expect(left).toEqual([])
  })

  it('leaves out nothing that is not there', () => {
    const tables = house.keepers.flatMap((keeper) => keeper.tables)
    const names = tables.flatMap((table) => columnsOf(table).map((name) => `${table}.${name}`))
    expect(Object.keys(tablesNotTold).filter((table) => !tables.includes(table))).toEqual([])
    expect(Object.keys(columnsNotTold).filter((name) => !names.includes(name))).toEqual([])
    const whole = columnsOf(recordReadWhole.table)
    expect(Object.keys(recordReadWhole.notTold).filter((name) => !whole.includes(name))).toEqual([])
  })
})
