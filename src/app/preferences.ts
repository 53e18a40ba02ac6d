/**
 * How someone likes their screen: language, 大字, how close rows stand. Kept on this machine for each member of staff
 * (by number, no names), and for the sign-in screen as it was last.
 */
import { useSyncExternalStore } from 'react'

export interface Preferences {
  readonly language: 'zh-CN' | 'en'
  readonly typeSize: 'normal' | 'large'
  readonly density: 'normal' | 'compact'
}

const usual: Preferences = { language: 'zh-CN', typeSize: 'normal', density: 'normal' }

/** What was kept, as far as it can still be chosen. */
const preferencesFrom = (kept: Readonly<Partial<Record<keyof Preferences, unknown>>>): Preferences => ({
  language: kept.language === 'en' ? 'en' : usual.language,
  typeSize: kept.typeSize === 'large' ? 'large' : usual.typeSize,
  density: kept.density === 'compact' ? 'compact' : usual.density,
})

const lastKey = 'linli.preferences'
const keyOf = (staffId: number) => `${lastKey}.${staffId}`

let owner: number | undefined
let current: Preferences = read(lastKey) ?? usual
const listeners = new Set<() => void>()

function read(key: string): Preferences | undefined {
  try {
    const kept = localStorage.getItem(key)
    if (kept === null) return undefined
    const said: unknown = JSON.parse(kept)
    return typeof said === 'object' && said !== null ? preferencesFrom(said) : undefined
  } catch {
    // Storage may be refused or damaged; the usual preferences do.
    return undefined
  }
}

function show(next: Preferences): void {
  current = next
  for (const listener of listeners) listener()
}

export function preferences(): Preferences {
  return current
}

/** The preferences of whoever has signed in: the usual ones until they choose, never those of who was there before. */
export function preferencesOf(staffId: number): void {
  if (owner === staffId) return
  owner = staffId
  show(read(keyOf(staffId)) ?? usual)
}

export function prefer(change: Partial<Preferences>): void {
  const next = { ...current, ...change }
  try {
    localStorage.setItem(lastKey, JSON.stringify(next))
    if (owner !== undefined) localStorage.setItem(keyOf(owner), JSON.stringify(next))
  } catch {
    // Not kept then; what was chosen still holds until the page closes.
  }
  show(next)
}

export function usePreferences(): Preferences {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, preferences)
}
