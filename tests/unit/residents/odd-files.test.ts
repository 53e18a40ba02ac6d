/** Workbooks as communities really have them, each with one odd thing, come in as people read them. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findHeader } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import { isPassedOver, readRegisterRow } from '#features/residents/register-file/rules/rows'
import { cellName } from '#work/workbook/rules/columns'
import { kindOf } from '#work/workbook/reading/kinds'
import { sheetsOf } from '#work/workbook/reading/sheets'
import { openTestDesk } from '../../support/desk'
import { bringRegisterIn, proposedLayout } from '../../support/registers'

const person = z
  .strictObject({
    name: z.string(),
    idNumber: z.string(),
    birth: z.string().nullable(),
    phones: z.array(z.string()),
    estate: z.string(),
    building: z.string(),
    unit: z.string(),
    room: z.string(),
    remark: z.string(),
  })
  .partial()
const { cases } = z
  .object({
    cases: z.array(
      z.object({
        file: z.string(),
        kind: z.string(),
        right: z.object({
          note: z.string().optional(),
          people: z.array(person).optional(),
          warnedCells: z.array(z.string()).optional(),
          refusedCells: z.array(z.string()).optional(),
          mapping: z.record(z.string(), z.string()).optional(),
          mustNot: z.array(z.string()).optional(),
        }),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('tests/fixtures/odd-files/files.json', 'utf8')))

const bytesOf = (name: string) => new Uint8Array(readFileSync(`tests/fixtures/odd-files/${name}`))
const fileOf = (name: string) => new Blob([bytesOf(name)])
const today = '2026-11-28'

/** What the desk makes of the file, with the columns that it proposes. */
async function readingOf(name: string) {
  const bytes = bytesOf(name)
  const rows = (await sheetsOf(bytes, kindOf(bytes)))[0]?.rows ?? []
  const header = findHeader(rows)
  if (header === null) throw new Error(`${name} has no header`)
  const mapping = mappingOf(header)
  const headerRow = rows[header.row] ?? []
  const read = rows
    .map((cells, at) => ({ cells, sheetRow: at + 1 }))
    .slice(header.row + 1)
    .filter(({ cells }) => !isPassedOver(cells, mapping, headerRow))
    .map(({ cells, sheetRow }) => ({ sheetRow, ...readRegisterRow(cells, mapping, headerRow, today) }))
  return {
    mapping: Object.fromEntries(
      header.columns.flatMap(({ field, header: words }) =>
        field === null || field === undefined ? [] : [[field, words]],
      ),
    ),
    people: read.flatMap((row) => (row.kind === 'read' ? [{ ...row.person, ...row.person.address }] : [])),
    warned: read.flatMap((row) =>
      row.kind === 'read'
        ? row.warnings.map(({ code, column }) => ({ code, cell: cellName(column, row.sheetRow) }))
        : [],
    ),
    refusedCells: read.flatMap((row) => (row.kind === 'refused' ? [cellName(row.column, row.sheetRow)] : [])),
  }
}

describe('a register with one odd thing', () => {
  for (const { file, kind, right } of cases.filter(({ right: { note } }) => !note?.includes('password'))) {
    it(`${kind}: ${file}`, async () => {
      const { people, mapping, warned, refusedCells } = await readingOf(file)
      if (right.people) {
        expect(people).toHaveLength(right.people.length)
        right.people.forEach((one, at) => {
          expect(people[at]).toMatchObject(one.birth === null ? { ...one, birth: null } : one)
        })
      }
      if (right.mapping) expect(mapping).toEqual(right.mapping)
      for (const cell of right.warnedCells ?? []) expect(warned.map((one) => one.cell)).toContain(cell)
      if (right.refusedCells) expect(refusedCells).toEqual(right.refusedCells)
      for (const never of right.mustNot ?? []) {
        for (const one of people) {
          expect([one.building, one.unit, one.room, ...one.phones]).not.toContain(never)
        }
      }
    })
  }

  it('names the cell where a sheet made a date of a door, and keeps what stood there', async () => {
    const { people, warned } = await readingOf('door-became-a-date.xlsx')
    expect(warned.filter(({ code }) => code === 'a-day-out-of-place').map(({ cell }) => cell)).toEqual([
      'F2',
      'H3',
    ])
    expect(people.map(({ remark }) => remark)).toEqual(['楼栋：2026年3月2日', '房号：2026年3月2日'])
  })

  it('keeps what of an address it could not read', async () => {
    const { people, warned } = await readingOf('door-in-one-cell.xlsx')
    expect(warned.map(({ cell }) => cell)).toEqual(['C5'])
    expect(people.map(({ remark }) => remark)).toEqual(['', '', '', '住址：甲苑3栋2单元501(租)', '', ''])
  })
})

describe('at the desk', () => {
  it('the same people are in the register afterwards, and the preview names the doubtful cells', async () => {
    const desk = await openTestDesk()
    const { preview } = await bringRegisterIn(desk.client, fileOf('merged-household.xlsx'))
    expect(preview.counts).toMatchObject({ added: 3, refused: 0 })
    expect(
      (await bringRegisterIn(desk.client, fileOf('door-became-a-date.xlsx'))).preview.warnedRows,
    ).toContainEqual(expect.objectContaining({ code: 'a-day-out-of-place', cell: 'F2' }))
    const { rows } = await desk.client.residents.list({ limit: 10 })
    expect(rows.map(({ name }) => name)).toContain('甲3')
    desk.close()
  })

  it('a workbook with a password is said to have one', async () => {
    const desk = await openTestDesk()
    await expect(proposedLayout(desk.client, fileOf('not-read-password.xlsx'))).rejects.toMatchObject({
      data: { code: 'workbook.locked' },
    })
    desk.close()
  })
})
