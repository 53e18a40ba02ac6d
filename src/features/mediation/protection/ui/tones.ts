/** How an order stands, in a colour and a shape. */
import type { Tone } from '#app/parts/index'
import type { OrderCard } from '../contract'

export const standingTone: Readonly<Record<OrderCard['standing'], Tone>> = {
  'in-force': 'open',
  lifted: 'rest',
  ended: 'rest',
  'not-begun': 'soon',
}
