/** Orders of a day that nobody has settled: the close names them and waits. */
import type { ReadCall } from '#desk/rpc/call'

export interface OpenOrder {
  readonly id: number
  /** Of whoever it is for; empty where the person is not told. */
  readonly name: string
}

/** Neither handed over nor given a reason. There are no orders yet: meals are sold at the till alone. */
export const openOrdersOf = (_call: Pick<ReadCall, 'statement'>, _day: string): readonly OpenOrder[] => []
