/** The row that takes another back, as the ledgers write it. */
import { otherWay, type LedgerRow, type NewLedgerRow } from '#work/ledger/rules/index'

export const reversalOf = ({ id, account, ...passage }: LedgerRow): NewLedgerRow => ({
  ...otherWay(passage),
  account,
  reverses: id,
})
