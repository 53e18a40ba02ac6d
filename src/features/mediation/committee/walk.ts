/** A good call of each procedure of the committee's roll, and its screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract/index'

type Mediation = ContractRouterClient<typeof mediationContract>

/** Somebody is chosen, put right, and leaves. */
export async function walkCommittee({
  client: { mediation },
  say: { name, text },
  sendId,
}: Walker<{ readonly mediation: Pick<Mediation, 'committee'> }>): Promise<void> {
  const { committee } = mediation
  const member = {
    name,
    sex: 'female',
    chosenOn: '2025-06-01',
    chair: true,
    salaried: false,
    studio: text.slice(0, 40),
    staffId: null,
  } as const
  const { id } = await committee.keep({ sendId: sendId(), id: null, member })
  await committee.keep({ sendId: sendId(), id, member: { ...member, salaried: true } })
  await committee.roll({})
  await committee.leave({ sendId: sendId(), id, on: '2026-11-01' })
}

export const committeeScreens = {
  '/mediation/committee': { at: '/mediation/committee', shows: '调委会成员' },
  '/mediation/committee/new': { at: '/mediation/committee/new', shows: '添加成员' },
  '/mediation/committee/:memberId': { at: '/mediation/committee/1', shows: /./ },
  '/mediation/committee/print': {
    at: '/mediation/committee/print',
    shows: /成员名册/,
    papers: ['/mediation/committee/print'],
  },
} as const
