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
