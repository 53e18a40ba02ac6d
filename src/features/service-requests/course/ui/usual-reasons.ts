/** Usual reasons to choose from: kept as they stand on paper, which is Chinese, and told beside it in the words on screen. */

export interface UsualReason {
  readonly value: string
  readonly label: string
}

/** Both lists are one text with `|` between its entries, entry by entry the same reasons. */
export function usualReasons(onPaper: string, onScreen: string): readonly UsualReason[] {
  const told = onScreen.split('|')
  return onPaper.split('|').map((value, at) => {
    const words = told[at] ?? value
    return { value, label: words === value ? value : `${words} · ${value}` }
  })
}
