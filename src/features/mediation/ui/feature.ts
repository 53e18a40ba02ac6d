/** What mediation shows in the page: the cases in sight, and each of them as it lies on the table. */
import type { PageFeature } from '#app/feature'
import { paperOffers } from '../papers/ui/offers'

export const feature: PageFeature = {
  name: 'mediation',
  nav: [{ path: '/mediation', label: 'nav', icon: 'scales', order: 40, permission: 'mediation.cases' }],
  routes: [
    {
      path: '/mediation',
      permission: 'mediation.cases',
      screen: () => import('../cases/ui/CasesPage'),
    },
    {
      path: '/mediation/:caseId',
      permission: 'mediation.cases',
      screen: () => import('../cases/ui/CasePage'),
    },
    {
      path: '/mediation/:caseId/papers/:paper/:about/:recipient',
      permission: 'mediation.cases',
      screen: () => import('../papers/ui/PaperPage'),
    },
    {
      path: '/mediation/:caseId/packet',
      permission: 'mediation.cases',
      screen: () => import('../dossier/ui/PacketPage'),
    },
  ],
  papers: paperOffers,
  commands: [
    {
      id: 'mediation.cases',
      label: 'commands.cases',
      words: 'commands.casesWords',
      permission: 'mediation.cases',
      path: '/mediation',
    },
  ],
}
