/** A good call of each procedure of retention: a warning of long ago, of no case, both of whom were visited. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract'

type Mediation = ContractRouterClient<typeof mediationContract>
type Walking = Pick<Walker<{ readonly mediation: Mediation }>, 'client' | 'say' | 'sendId' | 'password'>

const longAgo = '2022-03-01'

export async function walkRetention({ client, say, sendId, password }: Walking): Promise<void> {
  const { dossier, protection, retention } = client.mediation
  const settings = await dossier.retention({})
  await dossier.setRetention({ sendId: sendId(), retention: { ...settings, registers: 3 } })
  const { id } = await protection.keepWarning({
    sendId: sendId(),
    id: null,
    warning: {
      caseId: null,
      issuer: '花山派出所',
      number: '告诫〔2022〕1号',
      issuedOn: longAgo,
      receivedOn: longAgo,
      offender: { name: say.name, residentId: null },
      victim: { name: say.name, residentId: null },
      facts: say.text,
    },
  })
  for (const whom of ['offender', 'victim'] as const)
    await protection.visit({
      sendId: sendId(),
      warning: id,
      whom,
      on: longAgo,
      found: say.text,
      by: say.name,
    })
  await retention.due({})
  await retention.erase({ sendId: sendId(), what: [{ of: 'warning', id }], password })
}

export const retentionScreens = {
  '/mediation/retention': { at: '/mediation/retention', shows: '到期与删除' },
  '/mediation/retention/erase': { at: '/mediation/retention/erase', shows: '删除到期的卷宗' },
} as const
