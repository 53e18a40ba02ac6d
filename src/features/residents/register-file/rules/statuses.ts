/** 常住, 迁出, 去世 in the words that registers use for them. */
import type { Status } from '../../people/contract/words'

const wordsFor: readonly (readonly [RegExp, Status])[] = [
  [/^(已?(去世|死亡|离世|过世|逝世|病逝|病故|亡故|身故)|已故|已逝|死亡注销|deceased|dead)$/i, 'deceased'],
  [/^(已?(迁出|搬离|搬走|搬出|外迁|迁走|迁离)|movedout|moved-out)$/i, 'moved-out'],
  [/^(常住|在住|居住|自住|在册|正常|健在|在世|living)$/i, 'living'],
]

/** The state that a register's word means; null for words we don't know. */
export const statusByWords = (words: string): Status | null =>
  wordsFor.find(([pattern]) => pattern.test(words.replace(/\s/g, '')))?.[1] ?? null
