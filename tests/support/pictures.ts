/** Pictures and PDFs as bytes, as large or as wrong as a test wants them: heads that are true, and nothing behind them. */

const bytesOf = (text: string): readonly number[] => [...Buffer.from(text)]
const word = (value: number): readonly number[] => [value >> 8, value & 0xff]
const long = (value: number): readonly number[] => [...word(value >>> 16), ...word(value & 0xffff)]
const low = (value: number, length: number): readonly number[] =>
  Array.from({ length }, (_, place) => (value >>> (8 * place)) & 0xff)
const segment = (marker: number, content: readonly number[]): readonly number[] => [
  0xff,
  marker,
  ...word(content.length + 2),
  ...content,
]

export interface Drawn {
  readonly width?: number
  readonly height?: number
  /** Stands in it as it is. */
  readonly saying?: string
  readonly exif?: boolean
  /** Bytes that follow the head. */
  readonly filling?: number
}

const filled = (head: readonly number[], filling: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(head.length + filling)
  bytes.set(head)
  for (let at = head.length; at < bytes.length; at += 1) bytes[at] = (at * 31) & 0xff
  return bytes
}

export const jpeg = ({ width = 30, height = 42, saying = '', exif = false, filling = 0 }: Drawn = {}) =>
  filled(
    [
      0xff,
      0xd8,
      ...(exif ? segment(0xe1, [...bytesOf('Exif'), 0, 0, ...bytesOf('GPS 30.59,114.41')]) : []),
      ...(saying === '' ? [] : segment(0xfe, bytesOf(saying))),
      ...segment(0xc0, [8, ...word(height), ...word(width), 1, 1, 0x11, 0]),
      ...segment(0xda, [1, 1, 0, 0, 63, 0]),
      0xff,
      0xd9,
    ],
    filling,
  )

export const png = ({ width = 60, height = 84, exif = false }: Drawn = {}) =>
  filled(
    [
      0x89,
      ...bytesOf('PNG\r\n'),
      0x1a,
      0x0a,
      ...long(13),
      ...bytesOf('IHDR'),
      ...long(width),
      ...long(height),
      ...[8, 2, 0, 0, 0, 0, 0, 0, 0],
      ...(exif ? [...long(2), ...bytesOf('eXIf'), 1, 2, 0, 0, 0, 0] : []),
      ...long(0),
      ...bytesOf('IEND'),
      ...long(0),
    ],
    0,
  )

export const webp = ({ width = 60, height = 84, exif = false }: Drawn = {}) =>
  filled(
    [
      ...bytesOf('RIFF'),
      ...low(22, 4),
      ...bytesOf('WEBPVP8X'),
      ...low(10, 4),
      exif ? 0x08 : 0,
      ...[0, 0, 0],
      ...low(width - 1, 3),
      ...low(height - 1, 3),
    ],
    0,
  )

export const pdf = (saying = '', filling = 0) => filled(bytesOf(`%PDF-1.7\n%${saying}\n`), filling)

export const asFile = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes])

/** What a walk attaches: a small picture that says something nobody may find on the disk. */
export const pictureSaying = (saying: string): Blob => asFile(jpeg({ saying }))
