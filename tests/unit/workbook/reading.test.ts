/** Sheets come in whatever program wrote them; what is no sheet, or too much of one, ends its thread and not the desk. */
import JSZip from 'jszip'
import { utils, write, type BookType, type WorkBook, type WorkSheet } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isError, type Cell } from '#work/workbook/rules/cells'
import { kindOf } from '#work/workbook/reading/kinds'
import { tidyPackage, TooLarge } from '#work/workbook/reading/package'
import { readWorkbook } from '#work/workbook/reading/read'
import { sheetsOf } from '#work/workbook/reading/sheets'

const rows = [
  ['姓名', '身份证号', '楼栋'],
  ['甲一', '420100195603080019', '03'],
  ['乙·买买提', '', '3-2'],
]

const read = (bytes: Uint8Array, signal = new AbortController().signal) =>
  readWorkbook(Uint8Array.from(bytes), signal)
const texts = (cells: readonly Cell[]) =>
  cells.map((cell) => (cell === null ? '' : cell.kind === 'text' ? cell.text : cell))
/** On this thread: what a thread of its own changes is tried below. */
const sheetOf = async (bytes: Uint8Array) => (await sheetsOf(bytes, kindOf(bytes)))[0]
const readTexts = async (bytes: Uint8Array) => (await sheetOf(bytes))?.rows.map(texts)

function bookOf(sheet = utils.aoa_to_sheet(rows)) {
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '居民')
  return book
}
const bytesOf = (book: WorkBook, bookType: BookType) =>
  new Uint8Array(z.instanceof(ArrayBuffer).parse(write(book, { type: 'array', bookType, compression: true })))
const written = (bookType: BookType, sheet?: WorkSheet) => bytesOf(bookOf(sheet), bookType)

/** The same workbook with its package changed. */
async function repacked(change: (zip: JSZip) => Promise<void> | void): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(written('xlsx'))
  await change(zip)
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

const withoutEnd = (table: readonly (readonly unknown[])[] | undefined) =>
  table?.map((row) => [...row, '', '', ''].slice(0, 3))

describe('a sheet', () => {
  it.each(['xlsx', 'xlsm', 'xlsb', 'biff8', 'ods', 'fods', 'xlml'] as const)(
    'written as %s reads the same',
    async (kind) => {
      expect(withoutEnd(await readTexts(written(kind)))).toEqual(rows)
    },
  )

  const comma = rows.map((row) => row.join(',')).join('\r\n')
  it.each([
    ['UTF-8', Buffer.from(comma)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${comma}`)],
    ['GBK', Uint8Array.from(Buffer.from(codePages.utils.encode(936, comma)))],
    ['UTF-16', Buffer.from(`\ufeff${comma}`, 'utf16le')],
    ['UTF-16, the other way', Buffer.from(`\ufeff${comma}`, 'utf16le').swap16()],
    ['UTF-16 without its mark', Buffer.from(comma, 'utf16le')],
    ['UTF-16 without its mark, the other way', Buffer.from(comma, 'utf16le').swap16()],
    [
      'texts that keep a sheet from rounding them',
      Buffer.from(comma.replace(/(\d{18}|(?<=,)0\d)/g, '="$1"')),
    ],
    ['tabs', Buffer.from(comma.replaceAll(',', '\t'))],
    ['semicolons', Buffer.from(comma.replaceAll(',', ';'))],
    [
      'a table of a web page that calls itself .xls',
      Buffer.from(
        `<html><table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table></html>`,
      ),
    ],
  ])('of texts in %s reads the same, and no number in it loses a digit', async (_kind, bytes) => {
    expect(withoutEnd(await readTexts(bytes))).toEqual(rows)
  })

  it('of texts in GB 18030 keeps the characters that GBK does not have', async () => {
    // 甲𬭎, of which the second has four bytes.
    const bytes = Buffer.from('d0d5c3fb2cb5e7bbb00d0abcd79933a9322c310d0a', 'hex')
    expect((await readTexts(bytes))?.[1]?.[0]).toBe('甲𬭎')
  })

  it('keeps days as days in every format that carries them', async () => {
    for (const kind of ['xlsx', 'xlsb', 'biff8', 'ods'] as const) {
      const sheet = utils.aoa_to_sheet([['出生日期']])
      sheet['A2'] = { t: 'n', v: 20522, z: 'yyyy/m/d' }
      sheet['!ref'] = 'A1:A2'
      expect((await sheetOf(written(kind, sheet)))?.rows[1], kind).toEqual([
        { kind: 'day', day: '1956-03-08' },
      ])
    }
  })

  it('says in each row what is merged over several, to the left edge of what is merged', async () => {
    const sheet = utils.aoa_to_sheet([
      ['户', '小区'],
      ['一户', '甲苑'],
      [null, null],
      ['二户', '乙苑'],
    ])
    sheet['!merges'] = [utils.decode_range('A2:A3'), utils.decode_range('B2:B3')]
    expect((await readTexts(written('xlsx', sheet)))?.slice(1)).toEqual([
      ['一户', '甲苑'],
      ['一户', '甲苑'],
      ['二户', '乙苑'],
    ])
  })

  it.each([
    [
      'paths with the separators of Windows',
      (zip: JSZip) =>
        Promise.all(
          Object.keys(zip.files)
            .filter((name) => name.startsWith('xl/'))
            .map(async (name) => {
              const part = zip.file(name)
              if (!part) return
              const content = await part.async('uint8array')
              zip.remove(name)
              zip.file(name.replaceAll('/', '\\'), content)
            }),
        ).then(() => undefined),
    ],
    [
      'addresses of its parts that go up and down',
      async (zip: JSZip) => {
        const part = await zip.file('xl/_rels/workbook.xml.rels')?.async('string')
        zip.file(
          'xl/_rels/workbook.xml.rels',
          (part ?? '').replace('worksheets/sheet1.xml', '../xl/./worksheets/sheet1.xml'),
        )
      },
    ],
    [
      'styles that are named and not there',
      (zip: JSZip) => {
        zip.remove('xl/styles.xml')
        zip.remove('xl/theme/theme1.xml')
      },
    ],
  ])('is read with %s', async (_fault, change) => {
    expect(withoutEnd(await readTexts(await repacked(change)))).toEqual(rows)
  })
})

/** The first sheet with these rows in its XML, as a program wrote it that works nothing out. */
const withRows = (xml: string) =>
  repacked(async (zip) => {
    const part = await zip.file('xl/worksheets/sheet1.xml')?.async('string')
    zip.file(
      'xl/worksheets/sheet1.xml',
      (part ?? '').replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${xml}</sheetData>`),
    )
  })

describe('a formula', () => {
  it('that nobody has worked out stands as it is written, and is told as an error', async () => {
    const sheet = await sheetOf(
      await withRows(
        '<row r="1"><c r="A1"><f>B1&amp;"栋"</f><v></v></c><c r="B1" s="0"><f t="shared" ref="B1:B2" si="0">C1+1</f><v/></c></row>' +
          '<row r="2"><c r="A2" t="n"><f>VLOOKUP(B2,名册!A:B,2,0)</f></c><c r="B2"><f t="shared" si="0"/></c></row>',
      ),
    )
    expect(sheet?.rows.map(texts)).toEqual([
      ['=B1&"栋"', '=C1+1'],
      ['=VLOOKUP(B2,名册!A:B,2,0)', '='],
    ])
    expect(sheet?.rows.flat().map(isError)).toEqual([true, true, true, true])
  })

  it('that was worked out is its value, also where that is an empty text or nought', async () => {
    const sheet = await sheetOf(
      await withRows(
        '<row r="1"><c r="A1" t="str"><f>IF(B1="","",B1)</f><v></v></c><c r="B1"><f>1-1</f><v>0</v></c>' +
          '<c r="C1" t="str"><f>"甲"&amp;"一"</f><v>甲一</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
      ),
    )
    expect(sheet?.rows).toEqual([
      [null, { kind: 'number', value: 0 }, { kind: 'text', text: '甲一' }, { kind: 'text', text: '#DIV/0!' }],
    ])
  })

  it('is none where a text only begins with its sign', () => {
    expect(['===', '= 3栋', '=＝'].map((text) => isError({ kind: 'text', text }))).toEqual([
      false,
      false,
      false,
    ])
  })
})

it('a sheet that is hidden is read and says that it is', async () => {
  const book = bookOf()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '去年')
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '前年')
  book.Workbook = { Sheets: [{}, { Hidden: 1 }, { Hidden: 2 }] }
  for (const kind of ['xlsx', 'xlsb', 'biff8'] as const) {
    const sheets = await read(bytesOf(book, kind))
    expect(
      sheets.map(({ name, hidden, rows: found }) => [name, hidden, found.length]),
      kind,
    ).toEqual([
      ['居民', false, 3],
      ['去年', true, 3],
      ['前年', true, 3],
    ])
  }
})

describe('what is no list of people', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0])],
    ['half a workbook', written('xlsx').slice(0, 2000)],
    ['half an old workbook', written('biff8').slice(0, 1500)],
  ])('%s is refused in a word', async (_kind, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ code: 'workbook.unreadable' })
  })

  /** As LibreOffice writes it: the parts are bytes, and the list of them says how to open them. */
  const odsWithPassword = async (): Promise<Uint8Array> => {
    const zip = new JSZip()
    zip.file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet', { compression: 'STORE' })
    zip.file('content.xml', Buffer.from('7f3c0099aa55ff00e1', 'hex'))
    zip.file(
      'META-INF/manifest.xml',
      `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
        <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="5231">
          <manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="WQ=="/>
        </manifest:file-entry></manifest:manifest>`,
    )
    return zip.generateAsync({ type: 'uint8array' })
  }
  /** An archive that says of each of its parts that it is locked. */
  const lockedArchive = (): Uint8Array => {
    const bytes = Uint8Array.from(written('xlsx'))
    for (let at = 0; at < bytes.length - 9; at += 1) {
      const isPart = bytes[at] === 0x50 && bytes[at + 1] === 0x4b
      if (isPart && bytes[at + 2] === 3 && bytes[at + 3] === 4) bytes[at + 6] = (bytes[at + 6] ?? 0) | 1
      if (isPart && bytes[at + 2] === 1 && bytes[at + 3] === 2) bytes[at + 8] = (bytes[at + 8] ?? 0) | 1
    }
    return bytes
  }
  it.each([
    ['of LibreOffice', odsWithPassword],
    ['that an archive has', () => Promise.resolve(lockedArchive())],
  ])('a password %s is told as one', async (_whose, made) => {
    await expect(read(await made())).rejects.toMatchObject({ code: 'workbook.locked' })
  })

  it('a package is weighed as it unpacks, whatever it says of itself', async () => {
    const zip = await JSZip.loadAsync(written('xlsx'))
    zip.file('xl/worksheets/sheet2.xml', Buffer.alloc(4 * 1024 * 1024, ' '))
    const bomb = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    expect(bomb.length).toBeLessThan(40_000)
    await expect(tidyPackage(bomb, 3 * 1024 * 1024)).rejects.toThrow(TooLarge)
    await expect(tidyPackage(bomb, 5 * 1024 * 1024)).resolves.toBeInstanceOf(Uint8Array)
  })

  it('pictures and macros stay packed', async () => {
    const zip = await JSZip.loadAsync(written('xlsx'))
    zip.file('xl/media/image1.png', Buffer.alloc(4 * 1024 * 1024))
    zip.file('xl/vbaProject.bin', Buffer.alloc(4 * 1024 * 1024))
    const tidy = await tidyPackage(
      await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }),
      1024 * 1024,
    )
    expect(Object.keys((await JSZip.loadAsync(tidy)).files)).not.toContain('xl/media/image1.png')
  })

  it('more rows than a community has people are refused, over all sheets together', async () => {
    const many = Array.from({ length: 110_000 }, (_, at) => [at])
    const book = bookOf(utils.aoa_to_sheet(many))
    utils.book_append_sheet(book, utils.aoa_to_sheet(many), '又一张')
    await expect(read(bytesOf(book, 'xlsx'))).rejects.toMatchObject({ code: 'workbook.too-large' })
  })

  it('reading stops when whoever asked goes away', async () => {
    const asking = new AbortController()
    const reading = read(written('xlsx'), asking.signal)
    asking.abort()
    await expect(reading).rejects.toThrow('abort')
  })
})
