/** Reads numbers and words out of a file's bytes; beyond the end there is nothing. */

export type Bytes = Uint8Array

/** Two bytes, the higher first; −1 beyond the end. */
export const wordAt = (bytes: Bytes, at: number): number => {
  const [high, low] = [bytes[at], bytes[at + 1]]
  return high === undefined || low === undefined ? -1 : high * 256 + low
}

/** Three bytes, the lower first; −1 beyond the end. */
export const lowWordAt = (bytes: Bytes, at: number, length: 2 | 3 | 4): number => {
  let value = 0
  for (let place = length - 1; place >= 0; place -= 1) {
    const byte = bytes[at + place]
    if (byte === undefined) return -1
    value = value * 256 + byte
  }
  return value
}

/** Four bytes, the higher first; −1 beyond the end. */
export const longAt = (bytes: Bytes, at: number): number => {
  const [high, low] = [wordAt(bytes, at), wordAt(bytes, at + 2)]
  return high < 0 || low < 0 ? -1 : high * 65_536 + low
}

/** Whether these characters stand there, each as one byte. */
export const saysAt = (bytes: Bytes, at: number, words: string): boolean =>
  Array.from({ length: words.length }, (_, place) => place).every(
    (place) => bytes[at + place] === words.codePointAt(place),
  )
