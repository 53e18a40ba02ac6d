/** What may be attached to a record: told by the bytes and never by a name, and refused with the one thing that is wrong. */
import type { Bytes } from '#ground/pictures/bytes'
import { pictureOf } from '#ground/pictures/head'
import { kindOf } from '#ground/pictures/kinds'
import {
  mostBytes,
  mostBytesInAll,
  mostBytesOfRecord,
  mostOfRecord,
  mostPages,
  mostPictureBytes,
  mostSide,
  mostThumbnailBytes,
  thumbnailSide,
  type AttachmentKind,
} from '../contract'

export const attachmentFaults = [
  'not-a-kind', // neither a picture nor a PDF
  'unreadable', // begins like one, and says nothing of its size
  'too-large',
  'too-many-pixels',
  'carries-exif', // where a photo was taken stands in it
  'too-many-pages',
  'not-a-thumbnail',
  'record-full', // as many files as one record may have
  'record-too-large',
  'no-room', // as many bytes as one database may have
] as const
export type AttachmentFault = (typeof attachmentFaults)[number]

/** What a file is, as far as its record has to know. A picture is one page. */
export interface Described {
  readonly kind: AttachmentKind
  readonly size: number
  /** In pixels; null for a PDF. */
  readonly width: number | null
  readonly height: number | null
  readonly pages: number | null
}

export type Judged = { readonly fault: AttachmentFault } | { readonly file: Described }

/**
 * A file that is to be attached, with the pages a PDF is said to have: the page in its sandbox has looked, and no part of the
 * desk ever reads further into a PDF than its first thousand bytes.
 */
export function judge(bytes: Bytes, pages: number | null): Judged {
  const kind = kindOf(bytes)
  const size = bytes.length
  if (kind === null) return { fault: 'not-a-kind' }
  if (size > (kind === 'pdf' ? mostBytes : mostPictureBytes)) return { fault: 'too-large' }
  if (kind === 'pdf') {
    if (pages !== null && pages > mostPages) return { fault: 'too-many-pages' }
    return { file: { kind, size, width: null, height: null, pages } }
  }
  const picture = pictureOf(kind, bytes)
  if (picture === null) return { fault: 'unreadable' }
  const { width, height, exif } = picture
  if (Math.max(width, height) > mostSide) return { fault: 'too-many-pixels' }
  if (exif) return { fault: 'carries-exif' }
  return { file: { kind, size, width, height, pages: 1 } }
}

/** A thumbnail is a small JPEG and carries nothing else. */
export function isThumbnail(bytes: Bytes): boolean {
  if (bytes.length > mostThumbnailBytes || kindOf(bytes) !== 'jpeg') return false
  const picture = pictureOf('jpeg', bytes)
  return picture !== null && !picture.exif && Math.max(picture.width, picture.height) <= thumbnailSide
}

/** What there is already. */
export interface Stock {
  readonly files: number
  readonly bytes: number
}

/** Why one more does not fit into its record or its database; null where it does. */
export function roomFault(size: number, ofRecord: Stock, inAll: number): AttachmentFault | null {
  if (ofRecord.files >= mostOfRecord) return 'record-full'
  if (ofRecord.bytes + size > mostBytesOfRecord) return 'record-too-large'
  return inAll + size > mostBytesInAll ? 'no-room' : null
}
