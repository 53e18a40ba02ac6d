/** A walk through what mediation offers, for the tests that walk every feature. */
import { featureWalk } from '#desk/walk'
import { walkWork } from './agreement/walk'
import type { mediationContract } from './contract'
import { walkDrafts } from './drafts/walk'
import { walkWaiting } from './waiting/walk'
import { walkClosing, walkPapers } from './dossier/walk'
import { committeeScreens, walkCommittee } from './committee/walk'
import { protectionScreens, walkProtection } from './protection/walk'
import { pleaScreens, walkPleas } from './pleas/walk'
import { searchScreens, walkSearch } from './search/walk'
import { patrolScreens, walkPatrols } from './patrols/walk'
import { figuresScreens, walkFigures } from './figures/walk'
import { copySheetScreens, walkCopySheet } from './copy-sheet/walk'
import { retentionScreens, walkRetention } from './retention/walk'
import { walkRisk } from './risk/walk'
import { settingsScreens, walkSettings } from './settings/walk'
import { walkJoint } from './joint/walk'
import { walkHandedOver } from './handing-over/walk'
import { payScreens, walkPay } from './pay/walk'
import { intakeScreens, walkHandingOver, walkIntake } from './intake/walk'

/** The heading of a case ends with its number, or says that it has none yet. */
const numbered = /〔\d{4}〕|受理后编号/

export const walk = featureWalk<{ mediation: typeof mediationContract }>({
  async walk(walker) {
    const { client, say, resident, as, sendId } = walker
    const { mediation } = client
    const { id: residentId } = await resident()
    await as('mediator', async () => {
      const id = await walkIntake(mediation, walker, residentId)
      await mediation.cases.list({ tab: 'open', limit: 50 })
      await walkWaiting(mediation)
      await walkDrafts(mediation, { sendId, text: say.text })
      const { card } = await mediation.cases.get({ id })
      await walkPapers({ client, sendId }, { id, say, today: card.openedOn })
      await walkRisk(mediation, { say, sendId }, { id, today: card.openedOn })
      await walkWork(mediation, walker)
      await walkJoint(mediation, walker)
      await walkHandedOver(mediation, walker)
    })
    await as('head-mediator', async () => {
      const { template } = await mediation.cases.numberForm({})
      await mediation.cases.setNumberForm({ sendId: sendId(), template })
      await walkSettings(mediation, walker)
      await walkCopySheet(walker)
      const [first] = (await mediation.cases.list({ tab: 'open', limit: 50 })).rows
      if (first !== undefined) await walkHandingOver(mediation, walker, first.id)
      await walkCommittee(walker)
      await walkProtection(walker)
      await walkPleas(walker)
      await walkSearch(walker)
      await walkPatrols(walker)
      await walkFigures(walker)
      const retention = await mediation.dossier.retention({})
      await mediation.dossier.setRetention({ sendId: sendId(), retention })
      await walkClosing({ client, sendId }, say)
      await walkPay(walker)
      await walkRetention(walker)
    })
  },
  screens: {
    ...copySheetScreens,
    ...payScreens,
    ...retentionScreens,
    ...settingsScreens,
    ...figuresScreens,
    ...patrolScreens,
    ...searchScreens,
    ...protectionScreens,
    ...pleaScreens,
    ...committeeScreens,
    ...intakeScreens,
    '/mediation': { at: '/mediation', shows: '家事调解室', main: true },
    '/mediation/:caseId': { at: '/mediation/{case}', shows: numbered, main: true },
    '/mediation/:caseId/papers/:paper/:about/:recipient': {
      at: '/mediation/{case}/papers/intake-form/case/all-parties',
      shows: '人民调解受理登记表',
      papers: ['/mediation/{case}/papers/intake-form/case/all-parties'],
    },
    '/mediation/:caseId/packet': {
      at: '/mediation/{case}/packet',
      shows: /^打印整卷/,
      papers: ['/mediation/{case}/packet'],
    },
  },
  finds: {
    case: { list: '/mediation', title: '家事调解室', shows: numbered },
    order: {
      list: '/mediation/protection',
      title: '保护登记',
      grid: '人身安全保护令',
      shows: /^人身安全保护令/,
    },
    plea: {
      list: '/mediation/protection?tab=pleas',
      title: '保护登记',
      grid: '求助登记',
      shows: /^求助记录/,
    },
  },
})
