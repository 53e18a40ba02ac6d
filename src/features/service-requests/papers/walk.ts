/** A walk through application forms: an item that asks, a request that answers, its form in full. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { applicationsContract } from '../applications/contract'
import type { courseContract } from '../course/contract'
import type { itemsContract } from '../items/contract'
import type { papersContract } from './contract'

type Slices = typeof applicationsContract &
  typeof courseContract &
  typeof papersContract & { readonly items: typeof itemsContract }
type Client = ContractRouterClient<{ readonly serviceRequests: Slices }>

/** `itemId` of an item that is there, whose text the new one begins with. */
export async function applications(
  { client: { serviceRequests }, say, sendId }: Walker<Client>,
  residentId: number,
  itemId: number,
): Promise<void> {
  const { text } = await serviceRequests.items.get({ id: itemId })
  const ask = { name: say.text.slice(0, 30), kind: 'text' as const, required: false, choices: [] }
  const item = await serviceRequests.items.add({
    sendId: sendId(),
    text: { ...text, name: `${say.text.slice(0, 50)}3`, materials: [], asks: [ask] },
  })
  const { id } = await serviceRequests.open({
    sendId: sendId(),
    residentId,
    itemId: item.id,
    mode: text.modes[0] ?? 'assisted',
    agent: null,
    mandate: null,
    received: [],
    note: '',
    then: { kind: 'keep' },
  })
  await serviceRequests.answer({ sendId: sendId(), id, answers: [say.text] })
  await serviceRequests.paperInFull({ id, sheet: 'application' })
}
