/** The ways a Chinese name is typed in Latin letters: full pinyin and initials, with every reading a surname may have. */
import { pinyin, polyphonic } from 'pinyin-pro'

/** One reading of a name, syllable by syllable: `['shan', 'xiong', 'xin']`. */
export type Reading = readonly string[]

const mostReadings = 12

const syllable = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]/g, '')

/**
 * The readings of a name: first the one it most likely has (surname readings: 单 shàn, 仇 qiú, 解 xiè, 查 zhā, 区 ōu,
 * 朴 piáo, 曾 zēng, 覃 qín), then those with the other readings of each character, because people type what they
 * read. At most 12.
 */
export function readingsOf(name: string): readonly Reading[] {
  const before = known.get(name)
  if (before) return before
  const readings = readingsMadeOf(name)
  if (known.size >= mostKnown) known.clear()
  known.set(name, readings)
  return readings
}

/** Names come again and again, in every list of results; working one out takes a hundred times as long as remembering it. */
const known = new Map<string, readonly Reading[]>()
const mostKnown = 20_000

/** Characters of names that the readings know nothing of, by the usual form of the same character. */
const usualForm: Readonly<Partial<Record<string, string>>> = {
  㐂: '喜',
  𠮷: '吉',
  𡈽: '土',
  𠀋: '丈',
  㑺: '俊',
}

function readingsMadeOf(name: string): readonly Reading[] {
  const letters = Array.from(name, (character) => usualForm[character] ?? character)
    .filter((character) => /[\p{L}\p{N}]/u.test(character))
    .join('')
  if (letters === '') return []
  const likely = pinyin(letters, {
    surname: 'head',
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
  }).map(syllable)
  const choices = polyphonic(letters, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  if (choices.length !== likely.length) return [likely]
  let readings: readonly Reading[] = [[]]
  for (const [at, first] of likely.entries()) {
    const other = (choices[at] ?? []).map(syllable).filter((reading) => reading !== '' && reading !== first)
    // lü is typed lv at a keyboard and lu by those who do not know that.
    const typed =
      first.startsWith('lv') || first.startsWith('nv')
        ? [first, ...other, first.replace('v', 'u')]
        : [first, ...other]
    const room = Math.max(1, Math.floor(mostReadings / readings.length))
    const kept = typed.slice(0, room)
    readings = kept.flatMap((reading) => readings.map((before) => [...before, reading]))
  }
  return readings
}

/** `wgz` of `['wang', 'gui', 'zhen']`. */
export const initialsOf = (reading: Reading): string => reading.map((part) => part.charAt(0)).join('')

/** A code of a dictionary made from a Chinese label: 水印桃源 → `shui-yin-tao-yuan`; null when nothing is left. */
export function codeOf(label: string): string | null {
  const parts = pinyin(label, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((part) => syllable(part))
    .filter((part) => part !== '')
  return parts.length === 0 ? null : parts.join('-').slice(0, 60).replace(/-+$/, '')
}
