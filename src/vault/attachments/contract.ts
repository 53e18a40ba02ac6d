/** Photos, scans and PDFs that belong to a record: what is taken, and how large it may be. */

/** By what the bytes begin with, whatever the file is called. */
export const attachmentKinds = ['jpeg', 'png', 'webp', 'pdf'] as const
export type AttachmentKind = (typeof attachmentKinds)[number]

export const typeOfKind: Readonly<Record<AttachmentKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

const megabyte = 1024 * 1024

/** Bytes of one file: a page at 300 dpi is a tenth of this, the scan of a contract may need it. */
export const mostBytes = 25 * megabyte
/** Bytes of one picture: pages come scaled to paper, and a picture that is larger was not. */
export const mostPictureBytes = 8 * megabyte
/** Bytes of all files of one record, and how many they may be. */
export const mostBytesOfRecord = 100 * megabyte
export const mostOfRecord = 60
/** Bytes of all files of one database: every backup holds them all, and has to be made within minutes. */
export const mostBytesInAll = 4 * 1024 * megabyte

/** Pixels of the longer side of a photo after it was prepared for paper: A4 at 200 dpi and a little more. */
export const longestSide = 2400
/** Pixels a side of any picture may have: what decodes to more fills the memory of whoever looks at it. */
export const mostSide = 8000
/**
 * Pixels of the longer side of a thumbnail. On a card that fills it a digit is a pixel and a half wide: enough to know the paper
 * by, and nobody reads a number on it (at 96 pixels one can), so that thumbnails may stand on a page without being on record.
 */
export const thumbnailSide = 48
export const mostThumbnailBytes = 8 * 1024
/** Pages of one PDF. */
export const mostPages = 300
