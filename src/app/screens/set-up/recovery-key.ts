/** The recovery key between the moment the desk makes it and the moment it is known to be on paper: in memory only. */

let key: string | undefined

export function rememberRecoveryKey(made: string): void {
  key = made
}

export function rememberedRecoveryKey(): string | undefined {
  return key
}

export function forgetRecoveryKey(): void {
  key = undefined
}

/** Two different groups to type back, numbered from 1. */
export function groupsToAsk(random: () => number = Math.random): readonly [number, number] {
  const first = 1 + Math.floor(random() * 8)
  const second = 1 + ((first + Math.floor(random() * 7)) % 8)
  return first < second ? [first, second] : [second, first]
}
