/** What bringing a meal costs before anybody subsidises it: by the band of the stop, and once a household where the canteen says so. */
import { z } from 'zod'
import type { ReadCall } from '#desk/rpc/call'
import { rowOf, rowsOf } from '#work/rows'
import { idsOfHousehold } from '#features/residents/index'
import type { Meal } from '../../contract/words'
import type { CanteenSettings } from '../../settings/contract'

interface Brought {
  readonly day: string
  readonly meal: Meal
}

const found = z.object({ id: z.number() })

/** A meal that stands and was brought to somebody of the household in this sitting, with the fee. */
const isPaidFor = (
  call: Pick<ReadCall, 'statement'>,
  records: readonly number[],
  { day, meal }: Brought,
): boolean =>
  rowOf(
    call,
    found,
    `SELECT m.id FROM canteen_diners d CROSS JOIN canteen_meals m ON m.diner_id = d.id AND m.day = ?
      WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND m.kind = 'sale' AND m.meal = ?
        AND m.delivery_fee_fen > 0 AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id) LIMIT 1`,
    day,
    JSON.stringify(idsOfHousehold(call, records)),
    meal,
  ) !== null

const withoutRow = z.object({ id: z.number(), resident: z.number() })

/**
 * Meals that were brought to the same household in that sitting and bear no fee, where the one that bore it for all is taken back:
 * whoever takes it back has to know, since nobody asks for the fee any more. Nothing where another one still bears it.
 */
export function leftWithoutFee(
  call: Pick<ReadCall, 'statement'>,
  { oneFeeAHousehold }: Pick<CanteenSettings, 'oneFeeAHousehold'>,
  { records, ...brought }: Brought & { readonly records: readonly number[] },
): readonly z.infer<typeof withoutRow>[] {
  if (!oneFeeAHousehold || isPaidFor(call, records, brought)) return []
  return rowsOf(
    call,
    withoutRow,
    `SELECT m.id, d.resident_id AS resident FROM canteen_diners d CROSS JOIN canteen_meals m ON m.diner_id = d.id AND m.day = ?
      WHERE d.resident_id IN (SELECT value FROM json_each(?)) AND m.kind = 'sale' AND m.meal = ? AND m.way = 'delivered'
        AND m.delivery_fee_fen = 0 AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id) ORDER BY m.id`,
    brought.day,
    JSON.stringify(idsOfHousehold(call, records)),
    brought.meal,
  )
}

/** `records` are those of whoever it is brought to. A band that the settings do not name any more costs what all others do. */
export function deliveryFee(
  call: Pick<ReadCall, 'statement'>,
  { deliveryFeeFen, deliveryBands, oneFeeAHousehold }: CanteenSettings,
  { records, band, ...brought }: Brought & { readonly records: readonly number[]; readonly band: string },
): number {
  if (oneFeeAHousehold && isPaidFor(call, records, brought)) return 0
  return deliveryBands.find(({ name }) => name === band)?.fen ?? deliveryFeeFen
}
