/** A good call of each procedure of the watch over a case. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract'

type Mediation = ContractRouterClient<typeof mediationContract>

export async function walkRisk(
  { risk }: Pick<Mediation, 'risk'>,
  { say, sendId }: Pick<Walker<unknown>, 'say' | 'sendId'>,
  { id, today }: { readonly id: number; readonly today: string },
): Promise<void> {
  await risk.judge({
    sendId: sendId(),
    case: id,
    signs: ['threat-of-revenge', 'violence'],
    level: 'high',
    on: today,
    note: say.text.slice(0, 500),
  })
  await risk.contact({
    sendId: sendId(),
    case: id,
    party: null,
    on: today,
    manner: 'by-phone',
    what: say.text.slice(0, 1000),
    next: null,
  })
  await risk.get({ case: id })
}
