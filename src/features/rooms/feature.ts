/** 场地: rooms that can be booked, with their house rules, equipment and closures. */
import { deskFeature } from '#desk/feature'
import { roomsContract } from './contract'
import * as schema from './schema'
import { roomsService } from './service'
import { bookingsOfDied, keysDue, keysOfResident } from './service/duties'
import { roomsKeep } from './service/personal-data'
import { recordMissedEverywhere } from './service/missed'
import { strandedInYear } from './service/stranded'
import { seriesSubjects } from './series/service/leave'
import { callDuties } from './service/calls-due'
import { waitlistDuties } from './waitlist/service/duties'
import { waitingSubjects } from './waitlist/service/personal-data'
import { bookingSubjects, closureLabels, equipmentLabels, roomLabels } from './service/labels'

export const rooms = deskFeature({
  name: 'rooms',
  contract: roomsContract,
  service: roomsService,
  schema,
  keeps: roomsKeep,
  beforeCalendar: recordMissedEverywhere,
  strandedIn: strandedInYear,
  duties: {
    mine: (call) => [
      ...keysDue(call),
      ...bookingsOfDied.mine(call),
      ...waitlistDuties.mine(call),
      ...callDuties.mine(call),
    ],
    ofResident: (call, id) => [
      ...keysOfResident(call, id),
      ...bookingsOfDied.ofResident(call, id),
      ...waitlistDuties.ofResident(call, id),
      ...callDuties.ofResident(call, id),
    ],
  },
  subjects: {
    rooms: { ofEveryone: ['rooms:export'] },
    booking: { ofResidents: bookingSubjects },
    'room-waiting': { ofResidents: waitingSubjects },
    'room-series': { ofResidents: seriesSubjects },
    room: { labels: roomLabels },
    'room-equipment': { labels: equipmentLabels },
    'room-closure': { labels: closureLabels },
  },
})
