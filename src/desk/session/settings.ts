/** The centre's settings: JSON values by key. */
import { property } from '#ground/property'
import type { HasStatements } from '#vault/store/store'

export function readSetting(store: HasStatements, key: string): unknown {
  const row = store.statement('SELECT value FROM settings WHERE key = ?').get(key)
  const value = property(row, 'value')
  return typeof value === 'string' ? JSON.parse(value) : null
}

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
