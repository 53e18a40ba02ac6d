/** The centre's calendar: what is a working day. */
import { deskFeature } from '#desk/feature'
import { calendarContract } from './contract'
import { calendarService } from './service'

export const calendar = deskFeature({
  name: 'calendar',
  contract: calendarContract,
  service: calendarService,
})
