/** Which kind of file it is, by its first bytes and not by its name: sheets are sent about under any name. */
import { isUtf8 } from 'node:buffer'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'

/** The package's own types leave out what its module exports. */
declare module '@e965/xlsx/dist/cpexcel.full.mjs' {
  export const utils: CP$Utils
}

export type FileKind =
  | { readonly kind: 'package' }
  /** What Excel 97 and WPS write: `.xls`, `.et`. Workbooks with a password are of this kind too. */
  | { readonly kind: 'compound' }
  /** Columns between commas, or a table that another program calls `.xls`. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte)

export function kindOf(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return { kind: 'package' }
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return { kind: 'compound' }
  // The sheet alone, as Excel 5 wrote it.
  if (startsWith(bytes, 0x09, 0x08) || startsWith(bytes, 0x09, 0x04)) return { kind: 'compound' }
  const text = textIn(bytes)
  return text === null ? { kind: 'none' } : { kind: 'text', text }
}

/**
 * The text in the bytes: UTF-16 by its mark or by its line ends, UTF-8 where all of it is, else GB 18030, of which GBK is
 * the part that Chinese Windows writes. Null where it is none of them.
 */
function textIn(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null
  if (startsWith(bytes, 0xff, 0xfe)) return readable(new TextDecoder('utf-16le').decode(bytes))
  if (startsWith(bytes, 0xfe, 0xff)) return readable(bigEndian(bytes.subarray(2)))
  // No line of any other encoding has a byte of nothing in it.
  if (bytes.length % 2 === 0 && bytes.includes(0)) {
    const both = [new TextDecoder('utf-16le').decode(bytes), bigEndian(bytes)]
    return both.filter((text) => text.includes('\n')).find((text) => readable(text) !== null) ?? null
  }
  if (isUtf8(bytes)) return readable(new TextDecoder('utf-8').decode(bytes))
  return readable(chineseText(bytes))
}

const bigEndian = (bytes: Uint8Array): string =>
  Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le')

/** Rare characters of names have four bytes, which the library's GBK does not know; a program without GB 18030 has only that. */
function chineseText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030').decode(bytes)
  } catch {
    return codePages.utils.decode(936, bytes)
  }
}

/** Null for what no one typed: control characters, or characters that the encoding does not know. */
const readable = (text: string): string | null =>
  /[^\P{Cc}\t\n\v\f\r\u0085]|\ufffd/u.test(text) ? null : text
