/** The centre's settings: JSON values by key. */
import { property } from '#ground/property'
import type { HasStatements } from '#vault/store/store'

export const readSetting = (store: HasStatements, key: string): unknown => valueOf(textOf(store, key))

/** For a setting that many calls ask: `read` makes something of it, anew only where its text is another. */
export function settingRead<Value>(
  key: string,
  read: (value: unknown) => Value,
): (store: HasStatements) => Value {
  let last: { readonly text: string | null; readonly value: Value } | undefined
  return (store) => {
    const text = textOf(store, key)
    if (last === undefined || last.text !== text) last = { text, value: read(valueOf(text)) }
    return last.value
  }
}

function textOf(store: HasStatements, key: string): string | null {
  const row = store.statement('SELECT value FROM settings WHERE key = ?').get(key)
  const value = property(row, 'value')
  return typeof value === 'string' ? value : null
}

const valueOf = (text: string | null): unknown => (text === null ? null : JSON.parse(text))

export function writeSetting(store: HasStatements, key: string, value: unknown): void {
  store
    .statement(
      'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    )
    .run(key, JSON.stringify(value))
}

export function forgetSetting(store: HasStatements, key: string): void {
  store.statement('DELETE FROM settings WHERE key = ?').run(key)
}
