/** What a database that was put under another key says of itself. */
import type { CopyOrder } from '#vault/key-rotation/copy'
import type { Holder } from '#vault/holders/rules'
import type { Keyring } from '#vault/keyring/keyring'
import { recordAudit } from '#vault/log/record'
import { beginSegment } from '#vault/log/segments'
import { openFile } from '#vault/store/open'
import type { Store } from '#vault/store/store'
import { writeHolders } from '../holders/kept'
import { forgetMark } from '../session/closing-mark'
import { rememberKeyring } from '../session/keyring-memory'
import { readRecoverySetting, writeRecoverySetting } from '../session/recovery-setting'
import { writeSetting } from '../session/settings'
import { sealStandingUnder } from '../session/standing'
import { rotationSetting } from './left'

interface Done {
  readonly at: number
  readonly staffId: number
  readonly procedure: string
  /** Of a file apart; null of the desk's own. */
  readonly holders: readonly Holder[] | null
}

/**
 * What the new database says of itself stands in it before it takes the place of the old one: one transaction, one audit row.
 * The desk's own also remembers the keyring, and which files were left under the keys they had.
 */
export function record(
  { into, newKey }: CopyOrder,
  chain: { readonly before: Buffer; readonly now: Buffer },
  { procedure, holders, ...done }: Done,
  own: { readonly keyring: Keyring; readonly left: readonly string[]; readonly store: Store } | null,
): void {
  const sqlite = openFile({ file: into, key: newKey })
  try {
    const store = { sqlite, auditKey: chain.now, statement: (sql: string) => sqlite.prepare(sql) }
    sqlite
      .transaction(() => {
        if (own !== null) {
          rememberKeyring(store, own.keyring)
          writeSetting(store, rotationSetting, { ...done, left: own.left })
          // Whoever left may have seen the paper. It opens until there is a new one: a crash now locks nobody out.
          writeRecoverySetting(store, { ...readRecoverySetting(store), renewalDue: true })
          sealStandingUnder(store, own.store)
        }
        // The list is under the file's own key, and so is the note of its closing.
        if (holders !== null) writeHolders(store, newKey, holders)
        forgetMark(store)
        const row = { ...done, procedure, outcome: 'done', subject: 'keyring:file' } as const
        // The chain stays where only a file apart is put under another key.
        if (chain.now.equals(chain.before)) recordAudit(store, { ...row, change: { keys: 'rotated' } })
        else beginSegment(store, chain.before, row)
      })
      .immediate()
  } finally {
    sqlite.close()
  }
}
