/** What stands on each page of a PDF that Chromium made: enough of the format for its own output, and no more. */
import { inflateSync } from 'node:zlib'

type Objects = ReadonlyMap<number, Buffer>

/** Objects by their number; Chromium writes them plainly, one after the other. */
function objectsOf(pdf: Buffer): Objects {
  const text = pdf.toString('latin1')
  const found = new Map<number, Buffer>()
  for (const { index, 0: head, 1: number } of text.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const from = index + head.length
    found.set(Number(number), pdf.subarray(from, text.indexOf('\nendobj', from)))
  }
  return found
}

function streamOf(object: Buffer): string {
  const text = object.toString('latin1')
  const from = text.indexOf('stream') + 'stream'.length
  const start = text.startsWith('\r\n', from) ? from + 2 : from + 1
  const content = object.subarray(start, text.lastIndexOf('endstream'))
  return (text.includes('/FlateDecode') ? inflateSync(content) : content).toString('latin1')
}

const referred = (text: string, name: string): readonly number[] =>
  [...text.matchAll(new RegExp(`/${name}\\s*\\[?((?:\\s*\\d+ 0 R)+)`, 'g'))].flatMap(([, list = '']) =>
    [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number)),
  )

const unicode = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le')

/** Glyph → character of a font. */
function charactersOf(map: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, lines = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, glyph = '', text = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g))
      found.set(glyph.toUpperCase(), unicode(text))
  for (const [, lines = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', to = '', text = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const first = Number.parseInt(from, 16)
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph += 1) {
        const code = Number.parseInt(text, 16) + glyph - first
        found.set(glyph.toString(16).toUpperCase().padStart(from.length, '0'), String.fromCodePoint(code))
      }
    }
  return found
}

/** Fonts of a page by the name under which its content calls them. */
function fontsOf(objects: Objects, page: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const held = referred(page, 'Resources').map((number) => objects.get(number)?.toString('latin1') ?? '')
  const found = new Map<string, ReadonlyMap<string, string>>()
  for (const text of [page, ...held])
    for (const [, name = '', number] of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(number))?.toString('latin1') ?? ''
      const [map] = referred(font, 'ToUnicode')
      const object = map === undefined ? undefined : objects.get(map)
      if (object !== undefined) found.set(name, charactersOf(streamOf(object)))
    }
  return found
}

function textOfPage(objects: Objects, page: string): string {
  const fonts = fontsOf(objects, page)
  const content = referred(page, 'Contents')
    .flatMap((number) => objects.get(number) ?? [])
    .map(streamOf)
    .join('\n')
  let font: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [, name, hex] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (name !== undefined) font = fonts.get(name) ?? new Map()
    else for (const glyph of (hex ?? '').match(/.{4}/g) ?? []) text += font.get(glyph.toUpperCase()) ?? ''
  }
  return text.normalize('NFKC')
}

/** The text of each page, in the order of the pages, without its spaces. */
export function pagesOfPdf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf)
  const pages = (number: number): readonly string[] => {
    const object = objects.get(number)?.toString('latin1') ?? ''
    if (!/\/Type\s*\/Pages/.test(object)) return [object]
    return referred(object, 'Kids').flatMap(pages)
  }
  const [root = 0] = [...objects.values()].flatMap((object) => {
    const text = object.toString('latin1')
    return /\/Type\s*\/Catalog/.test(text) ? referred(text, 'Pages') : []
  })
  return pages(root).map((page) => textOfPage(objects, page).replaceAll(/\s/g, ''))
}
