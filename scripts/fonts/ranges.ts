/** Ranges of characters as a style sheet says them: `U+3400-4dbf, U+20bb7`. */

/** Code points that the `unicode-range` of a face names. */
export function inRanges(ranges: string): readonly number[] {
  return ranges.split(',').flatMap((range) => {
    const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-')
    const from = parseInt(first, 16)
    return Array.from({ length: parseInt(last, 16) - from + 1 }, (_, step) => from + step)
  })
}

/** The ranges of ascending code points. */
export function rangesOf(points: readonly number[]): string {
  const ranges: { first: number; last: number }[] = []
  for (const point of points) {
    const open = ranges.at(-1)
    if (open?.last === point - 1) open.last = point
    else ranges.push({ first: point, last: point })
  }
  return ranges
    .map(({ first, last }) => `U+${first.toString(16)}${last === first ? '' : `-${last.toString(16)}`}`)
    .join(', ')
}
