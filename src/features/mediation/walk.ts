/** A walk through what mediation offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import type { mediationContract } from './contract'
import { walkPapers } from './dossier/walk'
import { committeeScreens, walkCommittee } from './committee/walk'
import { protectionScreens, walkProtection } from './protection/walk'
import { searchScreens, walkSearch } from './search/walk'
import { patrolScreens, walkPatrols } from './patrols/walk'
import { figuresScreens, walkFigures } from './figures/walk'

export const walk = featureWalk<{ mediation: typeof mediationContract }>({
  async walk(walker) {
    const { client, say, sendId, as } = walker
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
      await walkCommittee(walker)
      await walkProtection(walker)
      await walkSearch(walker)
      await walkPatrols(walker)
      await walkFigures(walker)
      const retention = await mediation.dossier.retention({})
      await mediation.dossier.setRetention({ sendId: sendId(), retention })
    })
  },
  screens: {
    ...figuresScreens,
    ...patrolScreens,
    ...searchScreens,
    ...protectionScreens,
    ...committeeScreens,
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
