/** A walk through the calling screen: what it shows, what is pressed on it, how it is wanted. */
import type { ContractRouterClient } from '@orpc/contract'
import type { visitsContract } from '../contract'

/** `visitId`: somebody who has had their answer today. */
export async function walkScreen(
  { screen }: ContractRouterClient<typeof visitsContract>,
  sendId: () => string,
  visitId: number,
): Promise<void> {
  await screen.shown({})
  await screen.rate({ sendId: sendId(), id: visitId, rating: 'very-satisfied' })
  const settings = await screen.settings({})
  await screen.saveSettings({ sendId: sendId(), settings: { ...settings, names: true } })
}
