/** Names, numbers and words that stand nowhere else, and looking for them in every byte of a folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkCharacterOf } from '#ground/people/id-numbers'

const idOf = (first17: string): string => first17 + checkCharacterOf(first17)

/** Characters that no dictionary, item or screen has. */
export const canaryNames = ['鸜鹆璎', '龘靐齉', '孁媊嫈'] as const
/** Of a district that was never given out. */
export const canaryIdNumbers = ['42019919710203417', '42019919830917682', '42019920010529153'].map(idOf)
export const canaryPhones = ['16891734026', '16840275913', '16872650384'] as const
export const canaryText = '饕餮魑魅魍魉'
/** For what takes letters only: accounts. */
export const canaryWord = 'qzxcanaryvkw'
export const canaryPassword = 'Zq7-canary-Wv9x'
export const otherCanaryPassword = 'Xk4-canary-Jh2q'
export const canaryPin = '739184'

const canaries: readonly string[] = [
  ...canaryNames,
  ...canaryIdNumbers,
  ...canaryPhones,
  canaryText,
  canaryWord,
  canaryPassword,
  otherCanaryPassword,
  canaryPin,
]

/** Every way a text may stand in a file: UTF-8, UTF-16 of either order, JSON escapes, and base64 wherever it begins. */
export function waysOfWriting(text: string): readonly Buffer[] {
  const little = Buffer.from(text, 'utf16le')
  const escapes = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, '0'),
  )
  const utf8 = Buffer.from(text)
  const ways = [
    utf8,
    little,
    Buffer.from(little).swap16(),
    Buffer.from(escapes.map((digits) => `\\u${digits}`).join('')),
    Buffer.from(escapes.map((digits) => `\\u${digits.toUpperCase()}`).join('')),
    ...[0, 1, 2].map((before) => inBase64(utf8, before)),
  ]
  return ways
}

/** The characters of base64 that depend on these bytes alone, when so many others stand before them. */
function inBase64(bytes: Buffer, before: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replaceAll('=', '')
  return Buffer.from(whole.slice(before === 0 ? 0 : before + 1, -1))
}

const needles = canaries.flatMap((canary) => waysOfWriting(canary).map((bytes) => ({ canary, bytes })))

/** What stands in the clear: a place for each canary that is there. */
export function inTheClear(bytes: Buffer, place: string): readonly string[] {
  return needles.flatMap(({ canary, bytes: needle }) => {
    const at = bytes.indexOf(needle)
    return at < 0 ? [] : [`${canary} in ${place} at byte ${at}`]
  })
}

export interface Search {
  readonly bytes: number
  readonly files: number
  readonly hits: readonly string[]
}

/** Every byte of every file under these folders, and the names of the files. */
export function searchFolders(folders: readonly string[]): Search {
  let bytes = 0
  let files = 0
  const hits: string[] = []
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      hits.push(...inTheClear(Buffer.from(entry.name), 'the name of a file'))
      if (!entry.isFile()) continue
      const content = readFileSync(join(entry.parentPath, entry.name))
      bytes += content.length
      files += 1
      hits.push(...inTheClear(content, entry.name))
    }
  }
  return { bytes, files, hits }
}
