/**
 * Reads the sheets of an `.xlsx` file, giving way to other calls between pieces.
 *
 * exceljs writes our workbooks but cannot read a register: its whole-file reader holds the desk for seconds, and its
 * streaming reader puts plain copies into the temporary folder and breaks Chinese characters at the edges of pieces.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { StringDecoder } from 'node:string_decoder'
import JSZip from 'jszip'
import { SaxesParser } from 'saxes'
import { DeskError } from '#ground/contract/errors'
import { dayOfSerial } from '../rules/rows'
import type { Cell, Row } from '../rules/columns'

export interface Sheet {
  readonly name: string
  /** From the first row of the sheet on; rows that are not in the file are empty. */
  readonly rows: readonly Row[]
}

/** A register of 100,000 rows unpacks to about 60 MB; far more than that is no register. */
const mostUnpackedBytes = 600 * 1024 * 1024
const mostRows = 200_000
const mostColumns = 200

/** Reads every visible sheet. `signal` stops it; `onRows` hears how many rows are read so far. */
export async function readWorkbook(
  bytes: Uint8Array,
  signal: AbortSignal,
  onRows: (rows: number) => void = () => undefined,
): Promise<readonly Sheet[]> {
  const zip = await JSZip.loadAsync(bytes).catch(() => {
    throw new DeskError('invalid', 'residents.not-a-workbook')
  })
  const budget = { left: mostUnpackedBytes }
  const partOf = (path: string) => zip.file(path)
  const read = async (path: string, handler: Handler) => {
    const part = partOf(path)
    if (part) await parse(part, handler, signal, budget)
  }

  const relations = new Map<string, string>()
  await read('xl/_rels/workbook.xml.rels', {
    open: (name, attribute) => {
      if (name === 'Relationship') relations.set(attribute('Id'), attribute('Target'))
    },
  })
  const book = bookHandler()
  await read('xl/workbook.xml', book.handler)
  if (book.sheets.length === 0) throw new DeskError('invalid', 'residents.not-a-workbook')
  const styles = stylesHandler()
  await read('xl/styles.xml', styles.handler)
  const strings = stringsHandler()
  await read('xl/sharedStrings.xml', strings.handler)

  const sheets: Sheet[] = []
  for (const { name, relation } of book.sheets) {
    const target = relations.get(relation)
    if (target === undefined) continue
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const sheet = sheetHandler(strings.texts, styles.isDate, book.dayOffset(), onRows)
    await read(path, sheet.handler)
    sheets.push({ name, rows: sheet.rows })
  }
  return sheets
}

interface Handler {
  readonly open?: (name: string, attribute: (name: string) => string) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

async function parse(
  part: JSZip.JSZipObject,
  handler: Handler,
  signal: AbortSignal,
  budget: { left: number },
) {
  const parser = new SaxesParser()
  parser.on('error', () => {
    throw new DeskError('invalid', 'residents.not-a-workbook')
  })
  parser.on('opentag', (tag) => handler.open?.(localName(tag.name), (name) => tag.attributes[name] ?? ''))
  if (handler.text) parser.on('text', handler.text)
  if (handler.close) parser.on('closetag', (tag) => handler.close?.(localName(tag.name)))
  const decoder = new StringDecoder('utf8')
  for await (const piece of piecesOf(part)) {
    signal.throwIfAborted()
    budget.left -= piece.length
    if (budget.left < 0) throw new DeskError('invalid', 'residents.workbook-too-large')
    parser.write(decoder.write(piece))
    await nextTurn()
  }
  parser.write(decoder.end()).close()
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** The unpacked pieces of a part of the file, one at a time. */
async function* piecesOf(part: JSZip.JSZipObject): AsyncGenerator<Buffer> {
  const stream = part.nodeStream('nodebuffer')
  const waiting: Buffer[] = []
  const state: { ended: boolean; broken: boolean } = { ended: false, broken: false }
  let wake: () => void = () => undefined
  stream.on('data', (piece: Buffer) => {
    waiting.push(piece)
    stream.pause()
    wake()
  })
  stream.on('end', () => {
    state.ended = true
    wake()
  })
  stream.on('error', () => {
    state.broken = true
    wake()
  })
  for (;;) {
    const piece = waiting.shift()
    if (piece) {
      yield piece
      continue
    }
    if (state.broken) throw new DeskError('invalid', 'residents.not-a-workbook')
    if (state.ended) return
    await new Promise<void>((resolve) => {
      wake = resolve
      stream.resume()
    })
  }
}

function bookHandler() {
  const sheets: { readonly name: string; readonly relation: string }[] = []
  let counts1904 = false
  const handler: Handler = {
    open: (name, attribute) => {
      if (name === 'workbookPr') counts1904 = ['1', 'true'].includes(attribute('date1904'))
      if (name === 'sheet' && !attribute('state').toLowerCase().includes('hidden')) {
        sheets.push({ name: attribute('name'), relation: attribute('r:id') })
      }
    },
  }
  // Days of a workbook made on an old Mac count from 1904.
  return { handler, sheets, dayOffset: () => (counts1904 ? 1462 : 0) }
}

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

function stylesHandler() {
  const customDates = new Map<number, boolean>()
  const dates: boolean[] = []
  let inCells = false
  const handler: Handler = {
    open: (name, attribute) => {
      if (name === 'numFmt') {
        const plain = attribute('formatCode').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
        customDates.set(Number(attribute('numFmtId')), /[yd年日]/i.test(plain))
      }
      if (name === 'cellXfs') inCells = true
      if (name === 'xf' && inCells) {
        const format = Number(attribute('numFmtId'))
        dates.push(customDates.get(format) ?? builtInDates.has(format))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  }
  return { handler, isDate: (style: number) => dates[style] ?? false }
}

function stringsHandler() {
  const texts: string[] = []
  let text = ''
  let inText = false
  let inReading = false
  const handler: Handler = {
    open: (name) => {
      if (name === 'si') text = ''
      if (name === 't') inText = true
      if (name === 'rPh') inReading = true // how a word is pronounced; no part of it
    },
    text: (piece) => {
      if (inText && !inReading) text += piece
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') inReading = false
      if (name === 'si') texts.push(text)
    },
  }
  return { handler, texts }
}

function sheetHandler(
  texts: readonly string[],
  isDate: (style: number) => boolean,
  dayOffset: number,
  onRows: (rows: number) => void,
) {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let inValue = false
  const handler: Handler = {
    open: (name, attribute) => {
      if (name === 'row') {
        const number = Number(attribute('r')) || rows.length + 1
        if (number > mostRows) throw new DeskError('invalid', 'residents.workbook-too-large')
        while (rows.length < number - 1) rows.push([])
        row = []
        column = -1
      } else if (name === 'c') {
        const reference = attribute('r')
        column = reference === '' ? column + 1 : columnOf(reference)
        type = attribute('t')
        style = Number(attribute('s')) || 0
        value = ''
      } else if (name === 'v' || name === 't') inValue = true
    },
    text: (piece) => {
      if (inValue) value += piece
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c' && column < mostColumns) {
        while (row.length < column) row.push(null)
        row[column] = cellOf(type, value, isDate(style), texts, dayOffset)
      } else if (name === 'row') {
        rows.push(row)
        if (rows.length % 1000 === 0) onRows(rows.length)
      }
    },
  }
  return { handler, rows }
}

function cellOf(
  type: string,
  value: string,
  date: boolean,
  texts: readonly string[],
  dayOffset: number,
): Cell {
  if (value === '') return null
  if (type === 's') {
    const text = texts[Number(value)] ?? ''
    return text === '' ? null : { kind: 'text', text }
  }
  if (type === 'e') return null
  if (type === 'd') return { kind: 'text', text: value }
  if (type === 'str' || type === 'inlineStr' || type === 'b') return { kind: 'text', text: value }
  const number = Number(value)
  if (!Number.isFinite(number)) return { kind: 'text', text: value }
  const day = date ? dayOfSerial(number + dayOffset) : null
  return day === null ? { kind: 'number', value: number } : { kind: 'day', day }
}

/** `B12` → 1. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const at = letter.charCodeAt(0) - 64
    if (at < 1 || at > 26) break
    column = column * 26 + at
  }
  return column - 1
}
