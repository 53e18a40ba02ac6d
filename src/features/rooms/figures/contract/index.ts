/** The month's figures of rooms, the bookings behind each, and the month as a workbook. */
import { figuresContractOf } from '#work/figures/contract/index'
import { bookingCard } from '../../bookings/contract'
import { roomFigures } from './declaration'

export const figuresContract = figuresContractOf(roomFigures, {
  counts: 'rooms.figures',
  rows: 'rooms.bookings',
  row: bookingCard,
  takes: 'rooms.export',
})
