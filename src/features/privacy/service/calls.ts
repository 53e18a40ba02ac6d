/** Rights of persons are about what every feature keeps, so their calls bring the house. */
import type { Housed } from '#desk/house'
import type { ReadCall, WriteCall } from '#desk/rpc/call'

export type HousedReader = Housed<ReadCall>
export type HousedWriter = Housed<WriteCall>
