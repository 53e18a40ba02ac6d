/** A good call of each procedure of the registers of protection, and their screens. */
import type { ContractRouterClient } from '@orpc/contract'
import type { Walker } from '#desk/walk'
import type { mediationContract } from '../contract/index'

type Mediation = ContractRouterClient<typeof mediationContract>

/** An order that is broken, told, helped with and extended; a warning after which both are visited. */
export async function walkProtection({
  client: { mediation },
  say: { name, text },
  sendId,
}: Walker<{ readonly mediation: Pick<Mediation, 'protection'> }>): Promise<void> {
  const { protection } = mediation
  const person = { name, residentId: null }
  const order = {
    caseId: null,
    court: '洪山区人民法院',
    number: '（2026）鄂0111民保令7号',
    madeOn: '2026-06-01',
    endsOn: '2026-11-30',
    measures: ['no-violence', 'no-contact'] as ('no-violence' | 'no-contact')[],
    protected: person,
    against: person,
    askedBy: 'committee' as const,
    because: 'forced-or-threatened' as const,
    wished: false,
  }
  const { id } = await protection.keepOrder({ sendId: sendId(), id: null, order })
  await protection.keepOrder({ sendId: sendId(), id, order: { ...order, wished: true } })
  const by = name
  await protection.see({ sendId: sendId(), order: id, on: '2026-11-20', kept: false, what: text, by })
  const { sightings } = await protection.order({ id })
  await protection.tellBreach({
    sendId: sendId(),
    sighting: sightings[0]?.id ?? 0,
    to: 'police',
    on: '2026-11-20',
    receipt: text.slice(0, 200),
  })
  await protection.help({ sendId: sendId(), order: id, on: '2026-11-21', what: text, withWhom: name, by })
  await protection.ask({
    sendId: sendId(),
    order: id,
    what: 'extend',
    on: '2026-11-22',
    byApplicant: true,
    reason: text.slice(0, 500),
  })
  const { askings } = await protection.order({ id })
  await protection.rule({
    sendId: sendId(),
    asking: askings[0]?.id ?? 0,
    on: '2026-11-23',
    number: '（2026）鄂0111民保令7号之一',
    granted: true,
    until: '2027-05-30',
  })
  await protection.paper({ id })
  const { id: warning } = await protection.keepWarning({
    sendId: sendId(),
    id: null,
    warning: {
      caseId: null,
      issuer: '花山派出所',
      number: '花公告字〔2026〕3号',
      issuedOn: '2026-11-10',
      receivedOn: '2026-11-11',
      offender: person,
      victim: person,
      facts: text,
    },
  })
  await protection.visit({ sendId: sendId(), warning, whom: 'victim', on: '2026-11-12', found: text, by })
  const { colleagues } = await protection.warning({ id: warning })
  const to = colleagues[0]?.id ?? 0
  await protection.handOver({ sendId: sendId(), of: 'warning', id: warning, to })
  await protection.due({})
  const { settings } = await protection.list({ caseId: null })
  await protection.configure({ sendId: sendId(), settings })
}

export const protectionScreens = {
  '/mediation/protection': { at: '/mediation/protection', shows: '保护登记' },
  '/mediation/protection/orders/new': { at: '/mediation/protection/orders/new', shows: '登记保护令' },
  '/mediation/protection/orders/:orderId': { at: '/mediation/protection/orders/1', shows: /人身安全保护令/ },
  '/mediation/protection/orders/:orderId/print': {
    at: '/mediation/protection/orders/{order}/print',
    shows: '人身安全保护令协助执行记录',
    papers: ['/mediation/protection/orders/{order}/print'],
  },
  '/mediation/protection/warnings/new': { at: '/mediation/protection/warnings/new', shows: '登记告诫书' },
  '/mediation/protection/warnings/:warningId': { at: '/mediation/protection/warnings/1', shows: /告诫书/ },
  '/mediation/protection/settings': { at: '/mediation/protection/settings', shows: '察看与走访' },
} as const
