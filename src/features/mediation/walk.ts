/** A walk through what mediation offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { mediationContract } from './contract'
import { walkPapers } from './dossier/walk'

export const walk = featureWalk<{ mediation: typeof mediationContract }>({
  async walk({ client, say, sendId, as }) {
    const { mediation } = client
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
          narrative: say.text,
          visitId: null,
        },
      })
      await mediation.cases.list({ tab: 'open', limit: 50 })
      const { card } = await mediation.cases.get({ id })
      await walkPapers({ client, sendId }, { id, say, today: card.openedOn })
    })
    await as('head-mediator', async () => {
      const { template } = await mediation.cases.numberForm({})
      await mediation.cases.setNumberForm({ sendId: sendId(), template })
      const retention = await mediation.dossier.retention({})
      await mediation.dossier.setRetention({ sendId: sendId(), retention })
    })
  },
  screens: {
    '/mediation': { at: '/mediation', shows: '家事调解室', main: true },
    '/mediation/:caseId': { at: '/mediation/{case}', shows: /./, main: true },
    '/mediation/:caseId/papers/:paper/:about/:recipient': {
      at: '/mediation/{case}/papers/intake-form/case/all-parties',
      shows: '人民调解受理登记表',
    },
    '/mediation/:caseId/packet': { at: '/mediation/{case}/packet', shows: '打印整卷' },
  },
  finds: { case: { list: '/mediation', title: '家事调解室', shows: /./ } },
})
