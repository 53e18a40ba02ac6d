/** What others may use of rooms: the shape of house rules, for whoever makes rooms up. */
export type { HouseRules, HoursLine, RoomText } from './contract'
export type { BookingText as RoomBooking } from './bookings/contract'
export type { SeriesText as RoomSeries } from './series/contract'
