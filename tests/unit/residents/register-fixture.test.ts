/** The register that communities keep, with its usual dirt, reads exactly as it should. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { findHeader } from '#features/residents/register-file/rules/columns'
import { mappingOf } from '../../support/register-mapping'
import {
  isPassedOver,
  readRegisterRow,
  type RegisterPerson,
} from '#features/residents/register-file/rules/rows'
import { twinFinder } from '#features/residents/register-file/rules/twins'
import { readWorkbook } from '#work/workbook/reading/read'

const expected = z
  .object({
    rows: z.number(),
    importable: z.number(),
    errors: z.record(z.string(), z.number()),
    warnings: z.record(z.string(), z.number()),
    people: z.array(
      z.object({
        row: z.number(),
        name: z.string(),
        id: z.string(),
        phone: z.string(),
        birth: z.string(),
        sex: z.string(),
        estate: z.string(),
        building: z.number(),
        unit: z.number(),
        room: z.number(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync('tests/fixtures/resident-register.expected.json', 'utf8')))

async function readFixture() {
  const sheets = await readWorkbook(
    new Uint8Array(readFileSync('tests/fixtures/resident-register.xlsx')),
    new AbortController().signal,
  )
  const found = sheets
    .map((sheet) => ({ sheet, header: findHeader(sheet.rows) }))
    .find(({ header }) => header !== null)
  if (!found?.header) throw new Error('the fixture has a header')
  const { sheet, header } = found
  const mapping = mappingOf(header)
  const headerRow = sheet.rows[header.row] ?? []
  const isTwin = twinFinder()
  const people = new Map<number, RegisterPerson>()
  const errors: Record<string, number> = {}
  const warnings: Record<string, number> = {}
  let row = 0
  for (const cells of sheet.rows.slice(header.row + 1)) {
    if (isPassedOver(cells, mapping, headerRow)) continue
    const reading = readRegisterRow(cells, mapping, headerRow, '2026-11-28')
    const fault =
      reading.kind === 'refused' ? reading.fault : isTwin(reading.person) ? 'duplicate-in-file' : null
    if (fault !== null) errors[fault] = (errors[fault] ?? 0) + 1
    else if (reading.kind === 'read') {
      people.set(row, reading.person)
      for (const { code } of reading.warnings) warnings[code] = (warnings[code] ?? 0) + 1
    }
    row += 1
  }
  return { sheetName: sheet.name, header, rows: row, people, errors, warnings }
}

describe('the register of a community', () => {
  it('is found behind its cover sheet and below its title', async () => {
    const { sheetName, header } = await readFixture()
    expect(sheetName).toBe('居民底册')
    expect(header.row).toBe(1)
    expect(header.columns.filter(({ field }) => field === undefined)).toEqual([])
  })

  it('goes in, is refused and is doubted as expected, row by row', async () => {
    const { rows, people, errors, warnings } = await readFixture()
    expect(rows).toBe(expected.rows)
    expect(errors).toEqual(expected.errors)
    expect(people.size).toBe(expected.importable)
    expect(warnings).toEqual(expected.warnings)
  })

  it('reads each of the 400 people as they are', async () => {
    const { people } = await readFixture()
    for (const person of expected.people) {
      const read = people.get(person.row)
      expect({
        row: person.row,
        name: read?.name,
        id: read?.idNumber,
        phone: read?.phones[0] ?? '',
        birth: read?.birth,
        sex: read?.sex === 'male' ? '男' : '女',
        estate: read?.estate,
        building: Number(read?.address.building),
        unit: Number(read?.address.unit),
        room: Number(read?.address.room),
      }).toEqual(person)
    }
  })
})
