/** What the head of a picture says of it: its size, and whether a camera wrote about itself into it. */
import { longAt, lowWordAt, saysAt, wordAt, type Bytes } from './bytes'

export interface Picture {
  readonly width: number
  readonly height: number
  /** It carries Exif: where and by which device it was taken, and perhaps a small copy of what was cut off. */
  readonly exif: boolean
}

/** Null where the head of the picture says nothing that can be understood. */
export function pictureOf(kind: 'jpeg' | 'png' | 'webp', bytes: Bytes): Picture | null {
  switch (kind) {
    case 'jpeg':
      return jpeg(bytes)
    case 'png':
      return png(bytes)
    case 'webp':
      return webp(bytes)
  }
}

const sized = (width: number, height: number, exif: boolean): Picture | null =>
  width > 0 && height > 0 ? { width, height, exif } : null

/** Start of a frame, of any coding; 0xC4, 0xC8 and 0xCC are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const startOfScan = 0xda
const application1 = 0xe1

/** ITU-T T.81: segments, each with its length, up to the first scan. */
function jpeg(bytes: Bytes): Picture | null {
  let at = 2
  let exif = false
  let frame: readonly [number, number] | null = null
  while (bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      // A filling byte before a marker.
      at += 1
      continue
    }
    if (marker === startOfScan) break
    if (
      marker === application1 &&
      (saysAt(bytes, at + 4, 'Exif') || saysAt(bytes, at + 4, 'http://ns.adobe'))
    )
      exif = true
    if (isFrame(marker)) frame = [wordAt(bytes, at + 7), wordAt(bytes, at + 5)]
    const length = wordAt(bytes, at + 2)
    if (length < 2) return null
    at += 2 + length
  }
  return frame === null ? null : sized(frame[0], frame[1], exif)
}

/** ISO/IEC 15948: chunks, each with its length, the header first. */
function png(bytes: Bytes): Picture | null {
  if (!saysAt(bytes, 12, 'IHDR')) return null
  let exif = false
  for (let at = 8; longAt(bytes, at) >= 0 && !saysAt(bytes, at + 4, 'IEND'); at += 12 + longAt(bytes, at)) {
    if (saysAt(bytes, at + 4, 'eXIf')) exif = true
  }
  return sized(longAt(bytes, 16), longAt(bytes, 20), exif)
}

/** RFC 9649: the first chunk says the size, in one of three forms. */
function webp(bytes: Bytes): Picture | null {
  if (saysAt(bytes, 12, 'VP8X')) {
    const exif = ((bytes[20] ?? 0) & 0x08) !== 0
    return sized(lowWordAt(bytes, 24, 3) + 1, lowWordAt(bytes, 27, 3) + 1, exif)
  }
  if (saysAt(bytes, 12, 'VP8L')) {
    const packed = lowWordAt(bytes, 21, 4)
    return packed < 0 ? null : sized((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1, false)
  }
  if (!saysAt(bytes, 12, 'VP8 ')) return null
  return sized(lowWordAt(bytes, 26, 2) & 0x3fff, lowWordAt(bytes, 28, 2) & 0x3fff, false)
}
