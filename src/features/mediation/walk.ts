/** A walk through what mediation offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { mediationContract } from './contract'

export const walk = featureWalk<{ mediation: typeof mediationContract }>({
  async walk({ client: { mediation }, say: { text }, sendId, as }) {
    await as('mediator', async () => {
      const { id } = await mediation.cases.open({
        sendId: sendId(),
        opened: {
          source: 'oral-application',
          referrer: null,
          courtReferral: null,
          letter: '',
          replyDue: null,
          papersSignedForOn: null,
          acceptedOnlineOn: null,
          kind: '邻里',
          difficulty: 'ordinary',
          people: 2,
          moneyFen: 0,
          narrative: text,
          visitId: null,
        },
      })
      await mediation.cases.list({ tab: 'open', limit: 50 })
      await mediation.cases.get({ id })
    })
    await as('head-mediator', async () => {
      const { template } = await mediation.cases.numberForm({})
      await mediation.cases.setNumberForm({ sendId: sendId(), template })
    })
  },
  screens: {
    '/mediation': { at: '/mediation', shows: '家事调解室', main: true },
    '/mediation/:caseId': { at: '/mediation/{case}', shows: /./, main: true },
  },
  finds: { case: { list: '/mediation', title: '家事调解室', shows: /./ } },
})
