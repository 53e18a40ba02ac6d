/** What is counted of a month of service requests, and by what it is divided. */
import { declareFigures } from '#work/figures/contract/index'
import { dimensions, modes, ratings } from '../../requests/contract/words'

export const requestFigures = declareFigures({
  columns: [
    'accepted',
    'completed',
    'onTime', // within the promised working days
    'terminated',
    'notAccepted',
    'corrected', // of those accepted in the month
    'suspended',
    'rated',
    'poor',
  ],
  divisions: dimensions,
  places: ['grid'],
  tallies: ['ratings', 'suspensionReasons', 'endReasons'],
  codes: { mode: modes, ratings },
  units: {},
  shareOf: { onTime: 'completed', corrected: 'accepted', poor: 'rated' },
  charted: ['accepted', 'completed'],
  periods: ['month'],
})
