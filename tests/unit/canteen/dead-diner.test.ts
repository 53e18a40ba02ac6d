/** The till sells nothing to the dead: what was had before may be entered afterwards, and whoever moved away eats on at full price. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { eat, enrol, monday, openCanteen, refusalOf, type Canteen, type Enrolled } from './ordering'

let canteen: Canteen
let wang: Enrolled
beforeEach(async () => {
  canteen = await openCanteen()
  wang = await enrol(canteen, '王桂珍')
  canteen.clock.setDate(Date.parse(`${monday}T11:30:00+08:00`))
})
afterEach(() => canteen.close())

async function becomes(status: 'deceased' | 'moved-out', since: string): Promise<void> {
  const { version } = await canteen.client.residents.read({ id: wang.residentId })
  const { setStatus } = canteen.client.residents
  await setStatus({ sendId: newSendId(), id: wang.residentId, version, status, since, note: '' })
}

it('whoever is recorded as dead is sold nothing from that day on', async () => {
  await becomes('deceased', monday)
  expect(await refusalOf(eat(canteen, wang.id, monday))).toBe('canteen.diner-died')
})

it('what was had before is entered late', async () => {
  await becomes('deceased', monday)
  await expect(eat(canteen, wang.id, '2026-11-22', 'forgotten')).resolves.toBeGreaterThan(0)
})

it('what was had on the very day is written down afterwards, and nothing of a later one', async () => {
  await becomes('deceased', '2026-11-22')
  await expect(eat(canteen, wang.id, '2026-11-22', 'forgotten')).resolves.toBeGreaterThan(0)
  canteen.clock.setDate(Date.parse('2026-11-24T11:30:00+08:00'))
  expect(await refusalOf(eat(canteen, wang.id, monday, 'forgotten'))).toBe('canteen.diner-died')
})

it('whoever moved away eats on', async () => {
  await becomes('moved-out', '2026-11-01')
  await expect(eat(canteen, wang.id, monday)).resolves.toBeGreaterThan(0)
})
