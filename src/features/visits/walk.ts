/** A walk through what visits offer, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { serviceRequestsContract } from '#features/service-requests/contract'
import type { visitsContract } from './contract'
import { walkScreen } from './screen/walk'

export const walk = featureWalk<{
  visits: typeof visitsContract
  serviceRequests: typeof serviceRequestsContract
}>({
  async walk({ client: { visits, serviceRequests }, say: { text, name }, resident, finish, sendId }) {
    const take = (visitor?: string) =>
      visits.register({
        sendId: sendId(),
        matter: text,
        ...(visitor === undefined ? {} : { visitor }),
        then: { kind: 'wait' },
      })
    const { id: residentId } = await resident()
    const { visit } = await take(name)
    await visits.slip({ id: visit.id })
    await visits.callNext({ sendId: sendId() })
    const served = await visits.move({ sendId: sendId(), id: visit.id, move: 'serve' })
    await visits.takeBack({ sendId: sendId(), moveId: served.takeBack ?? 0 })
    const known = { residentId, visitor: null, matter: text, category: null }
    await visits.amend({ sendId: sendId(), id: visit.id, ...known })
    await visits.reveal({ id: visit.id, field: 'matter', reason: { code: 'verify-identity', note: '' } })
    await visits.answer({ sendId: sendId(), id: visit.id, answer: text })
    await walkScreen(visits, sendId, visit.id)
    await visits.home({})
    await visits.duties({})
    await visits.list({ limit: 50 })
    await visits.handlers({})
    await visits.get({ id: visit.id })
    await visits.ofResident({ residentId })
    await visits.timeline({ residentId })

    const next = await take()
    const { items } = await serviceRequests.items.list({ withdrawn: false })
    const itemId = items.find(({ modes }) => modes.includes('assisted'))?.id ?? 0
    const turned = { id: next.visit.id, residentId, itemId, mode: 'assisted' } as const
    await visits.becomeRequest({ sendId: sendId(), ...turned })
    const period = '2026-11'
    await visits.figures.of({ period })
    await visits.figures.rows({ period, figure: 'came', limit: 50 })
    await finish(visits.figures.export({ sendId: sendId(), period, purpose: text, words: {} }))
    const settings = await visits.settings({})
    await visits.saveSettings({ sendId: sendId(), settings })
  },

  async plant({ client: { visits }, sendId }, { residentId, at }) {
    await visits.register({
      sendId: sendId(),
      residentId,
      matter: `问社保，电话1582759164${at}`,
      then: { kind: 'answered', answer: `已答，记下1592759164${at}` },
    })
    const unknown = await visits.register({
      sendId: sendId(),
      visitor: `老张 1882759164${at}`,
      matter: '问路',
      then: { kind: 'wait' },
    })
    return [
      { value: `1582759164${at}`, kinds: ['typed-number'] },
      { value: `1592759164${at}`, kinds: ['typed-number'] },
      { value: `1882759164${at}`, kinds: ['typed-number'], subject: `visit:${unknown.visit.id}` },
    ]
  },

  // Another person on a visit makes the numbers somebody else's.
  movesTheGround: ['amend', 'becomeRequest', 'takeBack'],

  screens: {
    '/settings/queue': { at: '/settings/queue', shows: '排队叫号' },
    '/visits': { at: '/visits', shows: '来访记录', main: true },
    '/visits/new': { at: '/visits/new', shows: '登记来访', main: true },
    '/visits/duties': { at: '/visits/duties', shows: '今天要办', main: true },
    '/visits/figures': { at: '/visits/figures', shows: '来访月报', main: true },
    '/visits/figures/rows': { at: '/visits/figures/rows?period=2026-11&figure=came', shows: /11月/ },
    '/visits/:visitId': { at: '/visits/{visit}', shows: '来访' },
  },
  finds: { visit: { list: '/visits?period=all', title: '来访记录', shows: '来访' } },
})
