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
 * The text in the bytes: UTF-16 by its mark, UTF-8 where all of it is, else GBK, which Chinese Windows writes. Null where
 * it is none of them.
 */
function textIn(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null
  if (startsWith(bytes, 0xff, 0xfe)) return readable(new TextDecoder('utf-16le').decode(bytes))
  if (startsWith(bytes, 0xfe, 0xff))
    return readable(
      Buffer.from(bytes.subarray(2, bytes.length & ~1))
        .swap16()
        .toString('utf16le'),
    )
  if (isUtf8(bytes)) return readable(new TextDecoder('utf-8').decode(bytes))
  return readable(codePages.utils.decode(936, bytes))
}

/** Null for what no one typed: control characters, or characters that the encoding does not know. */
const readable = (text: string): string | null =>
  /[^\P{Cc}\t\n\v\f\r\u0085]|\ufffd/u.test(text) ? null : text
