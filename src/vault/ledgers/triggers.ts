/** The triggers that keep a ledger's table true, whoever writes to it: written into the migration that brings the table. */

export interface LedgerTable {
  readonly table: string
  /** Columns that together name an account; the first has an index. */
  readonly account: readonly string[]
  /** SQL over the table's columns: the lot that a row takes from and the one it puts into; NULL is outside. */
  readonly from: string
  readonly to: string
  /** The column of the amount, and the one that names the row that is reversed. */
  readonly amount: string
  readonly reverses: string
}

/** The name of the trigger by which a migration is known to have brought a ledger's triggers. */
export const lotsTrigger = ({ table }: LedgerTable): string => `${table}_no_lot_below_zero`

/**
 * Three triggers: amounts are more than nothing; a reversal takes back a row of its own account, whole, that is no
 * reversal itself (that none is taken back twice is a unique index of the table); no lot falls below zero.
 */
export function ledgerTriggers(ledger: LedgerTable): readonly string[] {
  const { table, account, from, to, amount, reverses } = ledger
  const sameAccount = (row: string): string =>
    account.map((column) => `${row}.${column} = NEW.${column}`).join(' AND ')
  const refuse = (why: string): string => `SELECT RAISE(ABORT, '${table}: ${why}')`
  const signed = (sign: '' | '-'): string =>
    `CASE WHEN ${reverses} IS NULL THEN ${sign}${amount} ELSE ${sign === '' ? '-' : ''}${amount} END`
  return [
    `CREATE TRIGGER \`${table}_amount\` BEFORE INSERT ON \`${table}\`
WHEN NEW.${amount} <= 0 BEGIN
  ${refuse('an amount is more than nothing')};
END;`,
    `CREATE TRIGGER \`${table}_reversal\` BEFORE INSERT ON \`${table}\`
WHEN NEW.${reverses} IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM ${table} taken
   WHERE taken.id = NEW.${reverses} AND taken.${reverses} IS NULL AND taken.${amount} = NEW.${amount}
     AND ${sameAccount('taken')}) BEGIN
  ${refuse('a reversal takes one row of its account back, whole')};
END;`,
    `CREATE TRIGGER \`${lotsTrigger(ledger)}\` AFTER INSERT ON \`${table}\`
WHEN EXISTS (
  SELECT 1 FROM (
    SELECT ${to} AS lot, ${signed('')} AS change FROM ${table} WHERE ${sameAccount(table)}
    UNION ALL
    SELECT ${from} AS lot, ${signed('-')} AS change FROM ${table} WHERE ${sameAccount(table)})
   WHERE lot IS NOT NULL GROUP BY lot HAVING sum(change) < 0) BEGIN
  ${refuse('no lot falls below zero')};
END;`,
  ]
}
