/** What the desk on loopback and whoever started it say to each other. */

/** Close the files, after the backup of what changed, and end. */
export const closeOrder = 'close'

/** Browser tests let time pass: so many milliseconds, heard only by a desk that was told what day it is. */
export interface PassOrder {
  readonly type: 'pass'
  readonly milliseconds: number
}

export const isPassOrder = (message: unknown): message is PassOrder =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'pass' &&
  'milliseconds' in message &&
  typeof message.milliseconds === 'number'

/** Said when the desk is open: an address that a browser may be started with, see tickets.ts. */
export interface WindowNews {
  readonly type: 'window'
  readonly address: string
}

export const isWindowNews = (message: unknown): message is WindowNews =>
  typeof message === 'object' &&
  message !== null &&
  'type' in message &&
  message.type === 'window' &&
  'address' in message &&
  typeof message.address === 'string'
