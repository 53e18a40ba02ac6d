/** Who is put on another round brings along where the door is, where the key lies and what the way costs. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { enrol, openCanteen, type Canteen, type Enrolled } from './ordering'

let canteen: Canteen
let wang: Enrolled
beforeEach(async () => {
  canteen = await openCanteen()
  wang = await enrol(canteen, '王桂珍')
})
afterEach(() => canteen.close())

const known = { landmark: '超市后门', keyNote: '钥匙在门卫', band: '四层以上' }
const unsaid = { landmark: '', keyNote: '', band: '' }
type Place = typeof known & { emptied?: ('landmark' | 'keyNote' | 'band')[] }
const keep = (name: string, place: Place, id: number | null = null) =>
  canteen.client.canteen.delivery.keepRoute({
    ...{ sendId: newSendId(), id, name, carrier: '小李' },
    stops: [{ diner: wang.id, ...place }],
  })
const placesOf = async (name: string) => {
  const { routes } = await canteen.client.canteen.delivery.routes({})
  return routes
    .find((route) => route.name === name)
    ?.stops.map(({ landmark, keyNote, band }) => ({ landmark, keyNote, band }))
}

it('what is known of them stays where nothing else is said, and goes where it is said to be so no longer', async () => {
  await keep('东线', known)
  await keep('西线', { ...unsaid, landmark: '粮店旁' })
  expect(await placesOf('东线')).toEqual([])
  expect(await placesOf('西线')).toEqual([{ ...known, landmark: '粮店旁' }])
  await keep('北线', { ...unsaid, emptied: ['keyNote'] })
  expect(await placesOf('北线')).toEqual([{ ...known, landmark: '粮店旁', keyNote: '' }])
})

it('on their own round a field that is empty was emptied', async () => {
  const { id } = await keep('东线', known)
  await keep('东线', { ...known, keyNote: '' }, id)
  expect(await placesOf('东线')).toEqual([{ ...known, keyNote: '' }])
})
