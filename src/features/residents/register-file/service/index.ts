/** The procedures for a whole register: inspect, preview, commit, take back, and the sheet of refused rows. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { DeskError } from '#ground/contract/errors'
import type { Progress } from '#ground/contract/procedure'
import type { LongCall, ReadCall, Reader } from '#desk/rpc/call'
import { long, read } from '#desk/rpc/serve'
import { importRow, type RegisterLayout, type RegisterPreview } from '../contract'
import { textOf } from '#work/workbook/rules/cells'
import { cellName, columnsShown, likeliestSheet } from '#work/workbook/rules/columns'
import { findHeader, registerHeaderCells } from '../rules/columns'
import { maskBirth, maskIdNumber, maskPhone, shownTo } from '#ground/people/masking'
import { labelsOf } from '#work/dictionaries/service'
import { workbookBlob, writeWorkbook } from '#work/workbook/write'
import { commitRegister, importsAtWork, mendImports, type CommitInput } from './commit'
import { openWorkbook, refuseUnread } from '#work/workbook/reading/open'
import { planOf, type Plan, type PlannedRow } from './plan'
import { rememberedColumns } from './remembered'
import { takeBack } from './take-back'
import { templateSheet } from './template'
import { rowOf, rowsOf } from '#work/rows'

const mostNotes = 2000
const mostChanges = 500

const importRowStored = z.object({ state: z.string() })

export const registerFileHandlers = {
  inspect: long(async function* (call: LongCall, { file }: { readonly file: Blob }, signal: AbortSignal) {
    const sheets = yield* openWorkbook(file, signal)
    const found = sheets.map(({ name, hidden, unread, rows }, index) => {
      const header = findHeader(rows)
      const known = header === null ? null : rememberedColumns(call, registerHeaderCells(rows, header.row))
      const columns = columnsShown(rows, header)
        .map((shown) =>
          known === null ? shown : { ...shown, field: known.get(shown.column) ?? null, asks: false },
        )
        .map((shown) => ({ ...shown, samples: shown.samples.map((text) => sample(shown.field, text)) }))
      return {
        index,
        name,
        hidden,
        unread,
        rows: rows.length,
        headerRow: header?.row ?? null,
        columns,
        known,
      }
    })
    const likely = likeliestSheet(found)
    refuseUnread(sheets, likely)
    return {
      sheets: found.map(({ known: _known, ...sheet }) => sheet),
      likely,
      remembered: found.filter(({ known }) => known !== null).map(({ index }) => index),
    }
  }),

  preview: long(async function* (
    call: LongCall,
    { file, layouts }: { readonly file: Blob; readonly layouts: readonly RegisterLayout[] },
    signal: AbortSignal,
  ) {
    await mendImports(call)
    const plan = yield* planOf(call, file, layouts, signal)
    const preview = previewOf(call, plan)
    // What is said of people who are in the register already is read as their page is.
    call.saw(preview.changes.map(({ id }) => ({ subject: `resident:${id}`, fields: ['name'] })))
    return preview
  }),

  commit: long(async function* (call: LongCall, input: CommitInput, signal: AbortSignal) {
    return yield* commitRegister(call, input, signal)
  }),

  takeBack: long(async function* (
    call: LongCall,
    { id }: { readonly id: number },
  ): AsyncGenerator<Progress, { removed: number; restored: number; kept: number }> {
    await mendImports(call)
    const row = rowOf(call, importRowStored, 'SELECT state FROM resident_imports WHERE id = ?', id)
    if (!row) throw new DeskError('not-found', 'residents.unknown-import')
    if (row.state !== 'done') throw new DeskError('conflict', 'residents.import-not-done')
    call.transaction((writer) => {
      writer.statement("UPDATE resident_imports SET state = 'undoing' WHERE id = ?").run(id)
      writer.record({ subject: `resident-import:${id}`, change: 'take-back' })
    })
    const work = takeBack((writer) => call.transaction(writer), id, false)
    importsAtWork(call).add(id)
    try {
      for (;;) {
        const step = work.next()
        if (step.done) return step.value
        yield { stage: 'taking-back', done: step.value.removed + step.value.kept, total: 0 }
        await nextTurn()
      }
    } finally {
      importsAtWork(call).delete(id)
    }
  }),

  refusedSheet: long(async function* (
    call: LongCall,
    input: {
      readonly file: Blob
      readonly layouts: readonly RegisterLayout[]
      readonly words: {
        readonly cell: string
        readonly reason: string
        readonly messages: Readonly<Record<string, string>>
      }
    },
    signal: AbortSignal,
  ) {
    const plan = yield* planOf(call, input.file, input.layouts, signal)
    const refused = plan.rows.filter((row) => row.kind === 'refused')
    const { words } = input
    const file = yield* writeWorkbook(
      plan.sheets
        .map((sheet) => ({ sheet, rows: refused.filter((row) => row.sheet === sheet) }))
        .filter(({ rows }) => rows.length > 0 || plan.sheets.length === 1)
        .map(({ sheet, rows }) => {
          const width = Math.max(sheet.header.length, ...rows.map(({ cells }) => cells.length))
          const columns = Array.from({ length: width }, (_, at) => at)
          return {
            name: plan.sheets.length === 1 ? words.reason : sheet.name,
            preface: [],
            header: [...columns.map((at) => textOf(sheet.header[at] ?? null)), words.cell, words.reason],
            widths: [...columns.map(() => 14), 10, 60],
            total: rows.length,
            rows: rows.map((row) => [
              ...columns.map((at) => textOf(row.cells[at] ?? null)),
              cellName(row.column, row.sheetRow),
              words.messages[row.fault] ?? row.fault,
            ]),
          }
        }),
      signal,
    )
    // Nothing leaves that came not in with the same file: no purpose is asked, and the log has the import itself.
    return {
      file: call.keepFile(workbookBlob(file)),
      name: `${words.reason}.xlsx`,
      rows: refused.length,
    }
  }),

  template: long(templateSheet),

  history: read((call: ReadCall, _input: Readonly<Record<string, never>>) => ({
    imports: rowsOf(
      call,
      importRow,
      `SELECT i.id, i.file_name AS fileName, i.at, s.name AS "by", CASE i.state WHEN 'undoing' THEN 'being-taken-back' WHEN 'undone' THEN 'taken-back' ELSE i.state END AS state,
              i.added, i.changed, i.unchanged, i.refused
         FROM resident_imports i JOIN staff s ON s.id = i.staff_id ORDER BY i.id DESC LIMIT 100`,
    ),
  })),
}

/** What stands in a column, for recognising it; numbers of people are masked here as everywhere. */
function sample(field: string | null, text: string): string {
  if (field === 'id-number' || /^\d{15,}/.test(text)) return maskIdNumber(text)
  if (field === 'phone' || field === 'emergency-phone' || /^1\d{10}/.test(text)) return maskPhone(text)
  if (field === 'birth') return maskBirth(text)
  return text.slice(0, 30)
}

function previewOf(call: Reader, plan: Plan): RegisterPreview {
  const refused = plan.rows.filter((row) => row.kind === 'refused')
  const warned = plan.rows.flatMap((row) =>
    row.kind === 'refused' ? [] : row.warnings.map((doubt) => ({ row, ...doubt })),
  )
  const nameOf = (row: PlannedRow): string =>
    row.kind === 'refused' ? textOf(row.cells[row.sheet.mapping.name ?? 0] ?? null) : row.person.name
  return {
    counts: plan.counts,
    refusals: tally(refused.map(({ fault }) => fault)),
    warnings: tally(warned.map(({ code }) => code)),
    refusedRows: refused.slice(0, mostNotes).map((row) => ({
      sheet: row.sheet.name,
      row: row.sheetRow,
      cell: cellName(row.column, row.sheetRow),
      name: nameOf(row),
      code: row.fault,
    })),
    warnedRows: warned.slice(0, mostNotes).map(({ row, code, column }) => ({
      sheet: row.sheet.name,
      row: row.sheetRow,
      cell: cellName(column, row.sheetRow),
      name: nameOf(row),
      code,
    })),
    changes: changesOf(call, plan),
    newLabels: plan.newLabels.map(({ dictionary, label, rows }) => ({ dictionary, label, rows })),
    fingerprint: plan.fingerprint,
  }
}

const addressFields = new Set(['estate', 'building', 'unit', 'room', 'grid'])

function tally(codes: readonly string[]): { code: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count)
}

function changesOf(call: Reader, plan: Plan): RegisterPreview['changes'] {
  const labels = {
    estate: labelsOf(call, 'estate'),
    grid: labelsOf(call, 'grid'),
    tag: labelsOf(call, 'tag'),
  }
  const labelOf = (dictionary: 'estate' | 'grid' | 'tag', code: string): string =>
    labels[dictionary].get(code) ??
    plan.newLabels.find((entry) => entry.dictionary === dictionary && entry.code === code)?.label ??
    code
  const { idNumber, birth, text: textShown, hidesAddress } = shownTo(call.staff.roles)
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (field === 'id_number') return idNumber(text, false)
    if (field === 'birth') return birth(text) ?? ''
    if (addressFields.has(field) && hidesAddress(false)) return '****'
    return field === 'estate' || field === 'grid' ? labelOf(field, text) : textShown(text)
  }
  const found: RegisterPreview['changes'] = []
  for (const row of plan.rows) {
    if (found.length >= mostChanges) break
    if (row.kind !== 'known' || row.difference === null) continue
    const { fields, newPhones, newTags } = row.difference
    found.push({
      row: row.sheetRow,
      id: row.record.id,
      name: row.record.name,
      fields: [
        ...Object.entries(fields).map(([field, after]) => ({
          field,
          before: shown(field, Reflect.get(row.record, field)),
          after: shown(field, after),
        })),
        ...newPhones.map(({ number }) => ({ field: 'phones', before: '', after: maskPhone(number) })),
        ...newTags.map((tag) => ({ field: 'tags', before: '', after: labelOf('tag', tag) })),
      ],
    })
  }
  return found
}
