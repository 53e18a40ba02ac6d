/** Cases of a mediator, as they come in: brought over the wire, since their file opens for mediators alone. */
import { randomUUID } from 'node:crypto'
import type { ContractRouterClient } from '@orpc/contract'
import type { DeskContract } from '#centre/contract'

const plainly = {
  source: 'oral-application',
  referrer: null,
  courtReferral: null,
  letter: '',
  replyDue: null,
  papersSignedForOn: null,
  acceptedOnlineOn: null,
  difficulty: 'ordinary',
  people: 2,
  moneyFen: 0,
  visitId: null,
} as const

/** Takes down what people came with; a mediator is signed in. */
export async function bringCases({ mediation }: ContractRouterClient<DeskContract>): Promise<void> {
  const came = [
    {
      kind: '邻里纠纷',
      narrative: '楼上卫生间漏水，泡坏了楼下客厅的吊顶和墙面，双方对谁来修、赔多少说不拢。',
      moneyFen: 380_000,
    },
    {
      kind: '赡养纠纷',
      narrative: '老人由大儿子照顾，小儿子两年没有给赡养费，老人要求两个儿子分担。',
      people: 3,
    },
  ]
  for (const one of came) {
    await mediation.cases.open({ sendId: randomUUID(), opened: { ...plainly, ...one } })
  }
}
