/** What is counted of a month of rooms, and by what it is divided. */
import { declareFigures } from '#work/figures/contract/index'
import { bookingStates, holderKinds, purposes } from '../../contract/words'

export const roomFigures = declareFigures({
  columns: [
    'sessions', // 场次: what was used
    'people', // 人次: who came, ticked where they were named
    'minutes',
    'walkIns', // booked once it had begun
    'booked', // what stood when its time came
    'noShows',
    'cancelled',
    'asked', // had to be approved
    'approved',
    'refused',
    'waited', // minutes from the wish to the answer
  ],
  divisions: ['room', 'hour', 'holder', 'purpose'],
  tallies: ['states'],
  // Whoever is not in sight is counted, and would be found by their hour.
  people: ['hour', 'purpose'],
  codes: { holder: holderKinds, purpose: purposes, states: bookingStates },
  units: { minutes: 'minutes', waited: 'minutes' },
  shareOf: { walkIns: 'sessions', noShows: 'booked', approved: 'asked', refused: 'asked' },
  charted: ['sessions', 'people'],
  periods: ['month', 'year'],
})
