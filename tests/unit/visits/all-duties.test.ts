/** 今天要办: whatever is behind, of whichever feature, can be seen; the counter shows what fits beside the queue and says how much there is. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  await desk.signIn('manager')
})
afterEach(() => desk.close())

it('what is due today is still there when more than fits is overdue', async () => {
  const cook = (name: string, issuedOn: string) =>
    desk.client.canteen.safety.keepCook({ sendId: newSendId(), id: null, name, issuedOn })
  for (let at = 0; at < 40; at += 1) await cook(`帮厨${at}`, '2024-01-10')
  const { duties: shown, dutyCount } = await desk.client.visits.home({})
  const { duties: all } = await desk.client.visits.duties({})
  expect(shown).toEqual(all.slice(0, 30))
  expect(all).toHaveLength(dutyCount)
  expect(all.filter(({ kind }) => kind === 'certificate-ended')).toHaveLength(40)
  expect(all.length).toBeGreaterThan(shown.length)
})
