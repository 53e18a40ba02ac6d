/** A rule by which one person may give whatever they like: for tests that are about something else. */
import { newSendId, type TestDesk } from '../../support/desk'

export async function giveByRule({ client }: Pick<TestDesk, 'client'>): Promise<void> {
  const { settings } = client.canteen
  const gifts = [{ paidFen: 1, giftFen: 100 }]
  await settings.save({ sendId: newSendId(), settings: { ...(await settings.get({})), gifts } })
}
