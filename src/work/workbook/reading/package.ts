/**
 * Opens the package that a workbook is (a zip archive), weighed while it is unpacked: what it says of its own size is not
 * believed. What is left is an archive that holds the parts with cells and nothing else, without the small faults that
 * other programs write into the addresses of the parts.
 */
import { posix } from 'node:path'
import { Readable } from 'node:stream'
import JSZip from 'jszip'
import { mostParts, mostUnpackedBytes } from './limits'

/** The file holds more than is read. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** Parts that say something of cells; pictures, printers' settings and macros stay packed. */
const spoken = /(^|\/)(\[content_types\]\.xml|[^/]+\.(xml|rels|bin))$/i
const unspoken = /(^|\/)(media|drawings|charts|customxml|printersettings|externallinks|vbaproject)/i

/** The same workbook in a package whose parts hold no more than `most` bytes in all; throws `TooLarge`. */
export async function tidyPackage(bytes: Uint8Array, most = mostUnpackedBytes): Promise<Uint8Array> {
  const found = await JSZip.loadAsync(bytes)
  const kept = new JSZip()
  const budget = { left: most }
  const names = Object.keys(found.files)
  if (names.length > mostParts) throw new TooLarge()
  // Some programs write the parts' paths with the separators of Windows.
  const parts = new Map(
    names.map((name) => [name.replaceAll('\\', '/').replace(/^\//, ''), found.files[name]]),
  )
  const there = new Set([...parts.keys()].map((name) => name.toLowerCase()))
  for (const [name, part] of parts) {
    if (part === undefined || part.dir || !spoken.test(name) || unspoken.test(name)) continue
    const content = await unpacked(part, budget)
    if (name.endsWith('.rels')) kept.file(name, withPlainTargets(content.toString('utf8'), name))
    else if (name.toLowerCase() === '[content_types].xml')
      kept.file(name, withoutMissing(content.toString('utf8'), there))
    else kept.file(name, isSheet.test(name) ? withFormulasSaid(content) : content)
  }
  return kept.generateAsync({ type: 'uint8array', compression: 'STORE' })
}

const isSheet = /(^|\/)worksheets\/[^/]+\.xml$/i

/**
 * A formula without a value, as programs write it that cannot work it out, stands there as it is written: read as nothing, the
 * cell would be empty without a word. One that came to an empty text says so (`t="str"`), and is empty.
 */
function withFormulasSaid(sheet: Buffer): Buffer {
  if (!sheet.includes('<f')) return sheet
  const said = sheet
    .toString('utf8')
    .replaceAll(notWorkedOut, (whole, attributes: string, formula: string | undefined) =>
      /\bt=["']str["']/.test(attributes)
        ? whole
        : `<c${attributes.replace(/\s+t=("|')\w*\1/, '')} t="str"><v>=${formula ?? ''}</v></c>`,
    )
  return Buffer.from(said)
}

/** Of a shared formula only its first cell says what it is. */
const notWorkedOut = /<c\b([^>]*)>\s*<f\b[^>]*?(?:\/>|>([^<]*)<\/f>)\s*(?:<v\s*\/>|<v>\s*<\/v>)?\s*<\/c>/g

/** The content of a part, taken off the budget piece by piece. */
async function unpacked(part: JSZip.JSZipObject, budget: { left: number }): Promise<Buffer> {
  const pieces: Buffer[] = []
  // The package's streams are of an older make, which cannot be waited for piece by piece.
  const stream: AsyncIterable<Buffer> = new Readable().wrap(part.nodeStream('nodebuffer'))
  for await (const bytes of stream) {
    budget.left -= bytes.length
    if (budget.left < 0) throw new TooLarge()
    pieces.push(bytes)
  }
  return Buffer.concat(pieces)
}

/** `./worksheets/sheet1.xml` and `../xl/worksheets/sheet1.xml` are the same part, written from the top: `/xl/worksheets/sheet1.xml`. */
function withPlainTargets(relations: string, name: string): string {
  const folder = posix.dirname(posix.dirname(name))
  return relations.replaceAll(/\bTarget=("|')([^"']*)\1/g, (whole, quote: string, target: string) =>
    /^[a-z]+:/i.test(target) || target.startsWith('#') || !/(^|\/|\\)\.{1,2}(\/|\\)|\\/.test(target)
      ? whole
      : `Target=${quote}/${posix.join(folder, target.replaceAll('\\', '/')).replace(/^\//, '')}${quote}`,
  )
}

/** Without the parts that are named and not there. */
const withoutMissing = (types: string, there: ReadonlySet<string>): string =>
  types.replaceAll(
    /<(?:\w+:)?Override\b[^>]*\bPartName=("|')\/?([^"']*)\1[^>]*\/>/g,
    (whole, _quote, part: string) => (there.has(part.toLowerCase()) ? whole : ''),
  )
