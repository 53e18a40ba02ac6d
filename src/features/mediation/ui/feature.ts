/** What mediation shows in the page: the cases in sight, and each of them as it lies on the table. */
import type { PageFeature } from '#app/feature'

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
  ],
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
