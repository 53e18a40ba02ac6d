/** How well what somebody typed names a thing that has several names: service items, by words or by their first letters. */

/** The names of a thing, and how each is typed in Latin letters without tones. */
export interface Called {
  readonly names: readonly string[]
  /** `shbzk` of 社会保障卡. */
  readonly initials: readonly string[]
  /** `shehuibaozhangka`. */
  readonly pinyin: readonly string[]
}

/** True when the letters stand in the text in this order, whatever stands between them: 社保卡 in 社会保障卡. */
export function holdsInOrder(text: string, letters: string): boolean {
  let from = 0
  for (const letter of letters) {
    const at = text.indexOf(letter, from)
    if (at < 0) return false
    from = at + letter.length
  }
  return true
}

/**
 * How far what was typed is from one of the names: 0 is a name itself, then what begins with it, holds it, or has its
 * letters in order. Null where it names something else. Nothing typed is nobody's name: everything is equally near.
 */
export function distanceOfName({ names, initials, pinyin }: Called, typed: string): number | null {
  const words = typed.toLowerCase().replaceAll(/\s/g, '')
  if (words === '') return 0
  const own = names.map((name) => name.toLowerCase())
  const latin = [...initials, ...pinyin]
  const steps: readonly (() => boolean)[] = [
    () => own.includes(words) || initials.includes(words),
    () => own.some((name) => name.startsWith(words)),
    () => own.some((name) => name.includes(words)),
    () => latin.some((key) => key.startsWith(words)),
    () => latin.some((key) => key.includes(words)),
    // One letter in order is a letter held; of full pinyin nearly everything would be in order.
    () => [...own, ...initials].some((name) => holdsInOrder(name, words)),
  ]
  const step = steps.findIndex((answers) => answers())
  return step < 0 ? null : step
}

/** Those that what was typed names, the nearest first; as they stood where it names them equally well. */
export function namedBy<Thing>(
  things: readonly Thing[],
  typed: string,
  calledOf: (thing: Thing) => Called,
): readonly Thing[] {
  return things
    .map((thing) => ({ thing, distance: distanceOfName(calledOf(thing), typed) }))
    .filter((one): one is { thing: Thing; distance: number } => one.distance !== null)
    .toSorted((left, right) => left.distance - right.distance)
    .map(({ thing }) => thing)
}
