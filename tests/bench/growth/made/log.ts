/** Years of the log: rows as the demonstration's own, at their even intervals. Their chain is not kept: nobody verifies it here. */
import { stepsOnRecord } from '#desk/session/standing'
import type { SQLiteFile } from '#vault/store/open'
import { benchNow } from '../../community-file'
import { servedResident } from './copies'

const yearLength = 365 * 86_400_000
const atOnce = 100_000

/** The last step of the session stays the last: the desk holds its register against it. */
const steps = stepsOnRecord.map((step) => `'${step}'`).join(', ')

export function writeLog(sqlite: SQLiteFile, rows: number, years: number, people: number): void {
  sqlite.exec(
    `CREATE TEMP TABLE such AS
       SELECT row_number() OVER (ORDER BY sequence) - 1 AS k, a.*, d.fields, d.reason, d.note
         FROM main.audit a LEFT JOIN main.disclosures d USING (sequence) WHERE a.procedure NOT IN (${steps});
     CREATE UNIQUE INDEX temp.such_k ON such (k);`,
  )
  const count = Number(sqlite.prepare('SELECT count(*) FROM temp.such').pluck().get())
  const head = Number(sqlite.prepare('SELECT max(sequence) FROM audit').pluck().get())
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
              iif(subject LIKE 'resident:%', 'resident:' || ${servedResident('n * 7919', people)}, subject), digest, mac, NULL
         FROM row JOIN temp.such ON k = n * 31 % ${count};
       INSERT INTO disclosures (sequence, fields, reason, note)
       ${rowsFrom(from)}
       SELECT ${head} + 1 + n, fields, reason, note FROM row JOIN temp.such ON k = n * 31 % ${count} WHERE fields IS NOT NULL;
       COMMIT;`,
    )
  }
  sqlite.exec('DROP TABLE temp.such')
  sqlite.prepare('UPDATE seal_key SET sequence = (SELECT max(sequence) FROM audit)').run()
}
