/** Years of the log: rows as the demonstration's own, at their even intervals, chained and sealed as if each had been written by itself. */
import { readyKey } from '#vault/log/rules/keyed'
import { stepsOnRecord } from '#desk/session/standing'
import { auditHead } from '#vault/log/record'
import { chainedRowOf, chainedRowsIn } from '#vault/log/rows'
import { macOf } from '#vault/log/rules/chain'
import { nextKey, sealOf } from '#vault/log/rules/seals'
import { keyAtHand } from '#vault/log/seals'
import type { Store } from '#vault/store/store'
import { benchNow } from '../../community-file'
import { servedResident } from './copies'

const yearLength = 365 * 86_400_000
const atOnce = 100_000

/** The last step of the session stays the last: the desk holds its register against it. */
const steps = stepsOnRecord.map((step) => `'${step}'`).join(', ')

export function writeLog(store: Store, rows: number, years: number, people: number): void {
  const { sqlite } = store
  const before = auditHead(store)
  sqlite.exec(
    `CREATE TEMP TABLE such AS
       SELECT row_number() OVER (ORDER BY sequence) - 1 AS k, a.*, d.fields, d.reason, d.note
         FROM main.audit a LEFT JOIN main.disclosures d USING (sequence) WHERE a.procedure NOT IN (${steps});
     CREATE UNIQUE INDEX temp.such_k ON such (k);`,
  )
  const count = Number(sqlite.prepare('SELECT count(*) FROM temp.such').pluck().get())
  const head = before.sequence
  const every = Math.floor((years * yearLength) / rows)
  const begin = benchNow - years * yearLength
  const rowsFrom = (from: number): string =>
    `WITH RECURSIVE row(n) AS (VALUES (${from}) UNION ALL SELECT n + 1 FROM row WHERE n + 1 < ${Math.min(rows, from + atOnce)})`
  for (let from = 0; from < rows; from += atOnce) {
    sqlite.exec(
      `BEGIN;
       INSERT INTO audit (sequence, at, staff_id, procedure, outcome, subject, digest, mac, seal)
       ${rowsFrom(from)}
       SELECT ${head} + 1 + n, ${begin} + n * ${every}, staff_id, procedure, outcome,
              iif(subject LIKE 'resident:%', 'resident:' || ${servedResident('n * 7919', people)}, subject), digest, '', NULL
         FROM row JOIN temp.such ON k = n * 31 % ${count};
       INSERT INTO disclosures (sequence, fields, reason, note)
       ${rowsFrom(from)}
       SELECT ${head} + 1 + n, fields, reason, note FROM row JOIN temp.such ON k = n * 31 % ${count} WHERE fields IS NOT NULL;
       COMMIT;`,
    )
  }
  sqlite.exec('DROP TABLE temp.such')
  chain(store, before)
}

/** Each row follows the one before it, and is sealed with the key that comes after that one's. */
function chain(store: Store, { sequence, mac }: { readonly sequence: number; readonly mac: string }): void {
  const key = readyKey(store.auditKey)
  const read = store.statement(
    `${chainedRowsIn(store)} WHERE a.sequence > ? ORDER BY a.sequence LIMIT ${atOnce}`,
  )
  const write = store.statement('UPDATE audit SET mac = ?, seal = ? WHERE sequence = ?')
  let [last, before, sealKey] = [sequence, mac, keyAtHand(store)?.key ?? null]
  for (;;) {
    const rows = read.all(last).map(chainedRowOf)
    store.sqlite.transaction(() => {
      for (const row of rows) {
        before = macOf(row, before, key)
        write.run(before, sealKey === null ? null : sealOf(before, sealKey), row.sequence)
        if (sealKey !== null) sealKey = nextKey(sealKey)
        last = row.sequence
      }
    })()
    if (rows.length < atOnce) break
  }
  store.statement('UPDATE seal_key SET sequence = ?, key = ?').run(last, sealKey)
}
