/** What a file is, told by its bytes. */
import { saysAt, type Bytes } from './bytes'

/** A PDF may have something before its head, but not much (ISO 32000-1, annex H). */
const mostBeforeHead = 1024

export type FileKind = 'jpeg' | 'png' | 'webp' | 'pdf'

/** What the bytes are; null for anything else, whatever it is called. */
export function kindOf(bytes: Bytes): FileKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (bytes[0] === 0x89 && saysAt(bytes, 1, 'PNG\r\n') && bytes[6] === 0x1a && bytes[7] === 0x0a) return 'png'
  if (saysAt(bytes, 0, 'RIFF') && saysAt(bytes, 8, 'WEBP')) return 'webp'
  const head = bytes.subarray(0, mostBeforeHead + 5)
  for (let at = head.indexOf(0x25); at >= 0; at = head.indexOf(0x25, at + 1)) {
    if (saysAt(head, at, '%PDF-')) return 'pdf'
  }
  return null
}
