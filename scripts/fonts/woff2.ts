/** What characters a woff2 file has glyphs of: its table `cmap`, which the format leaves as it is in OpenType. */
import { brotliDecompressSync } from 'node:zlib'

/** The tables a woff2 file names by number, as far as the one that is read: https://www.w3.org/TR/WOFF2/#table_dir_format */
const cmap = 0
const named = 63
/** Tables that are written in a form of their own unless they say otherwise. */
const glyphs = new Set([10, 11])

/** Code points, ascending. Throws where the bytes are no woff2 of a single font. */
export function charactersOf(woff2: Buffer): readonly number[] {
  if (woff2.toString('latin1', 0, 4) !== 'wOF2' || woff2.toString('latin1', 4, 8) === 'ttcf')
    throw new Error('not a woff2 file of one font')
  const tables = woff2.readUInt16BE(12)
  const packed = woff2.readUInt32BE(20)
  let at = 48
  let start = 0
  let mapping: { readonly start: number; readonly length: number } | undefined
  const number = (): number => {
    for (let value = 0; ;) {
      const byte = woff2.readUInt8(at++)
      value = value * 128 + (byte & 127)
      if (byte < 128) return value
    }
  }
  for (let table = 0; table < tables; table++) {
    const flags = woff2.readUInt8(at++)
    const tag = flags & 63
    if (tag === named) at += 4
    const whole = number()
    const version = flags >> 6
    const length = (glyphs.has(tag) ? version !== 3 : version !== 0) ? number() : whole
    if (tag === cmap) mapping = { start, length }
    start += length
  }
  if (mapping === undefined) throw new Error('a font without a table of characters')
  const font = brotliDecompressSync(woff2.subarray(at, at + packed))
  return mapped(font.subarray(mapping.start, mapping.start + mapping.length))
}

function mapped(table: Buffer): readonly number[] {
  const found = new Set<number>()
  for (let entry = 0; entry < table.readUInt16BE(2); entry++) {
    const part = table.subarray(table.readUInt32BE(4 + entry * 8 + 4))
    const format = part.readUInt16BE(0)
    for (const character of format === 4 ? inSegments(part) : format === 12 ? inGroups(part) : [])
      found.add(character)
  }
  return [...found].toSorted((one, other) => one - other)
}

/** Format 4, for the basic plane. */
function* inSegments(part: Buffer): Generator<number> {
  const segments = part.readUInt16BE(6) / 2
  for (let segment = 0; segment < segments; segment++) {
    const last = part.readUInt16BE(14 + segment * 2)
    const first = part.readUInt16BE(16 + (segments + segment) * 2)
    const delta = part.readUInt16BE(16 + (segments * 2 + segment) * 2)
    const offsetAt = 16 + (segments * 3 + segment) * 2
    const offset = part.readUInt16BE(offsetAt)
    for (let character = first; character <= last && character < 0xff_ff; character++) {
      const glyph = offset === 0 ? character : part.readUInt16BE(offsetAt + offset + (character - first) * 2)
      if (glyph !== 0 && ((glyph + delta) & 0xff_ff) !== 0) yield character
    }
  }
}

/** Format 12, for all planes. */
function* inGroups(part: Buffer): Generator<number> {
  const groups = part.readUInt32BE(12)
  for (let group = 0; group < groups; group++) {
    const at = 16 + group * 12
    const glyph = part.readUInt32BE(at + 8)
    for (let character = part.readUInt32BE(at); character <= part.readUInt32BE(at + 4); character++)
      if (glyph !== 0) yield character
  }
}
