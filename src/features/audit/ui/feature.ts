/** What the audit feature shows, and to the auditor alone: the log, who dealt with whose record, and its verification. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'audit',
  nav: [{ path: '/audit', label: 'nav', icon: 'log', order: 80, permission: 'audit.read' }],
  routes: [
    {
      path: '/audit',
      permission: 'audit.read',
      screen: () => import('./log/LogPage'),
      children: [{ path: ':sequence', permission: 'audit.read', screen: () => import('./log/RowDrawer') }],
    },
    { path: '/audit/residents', permission: 'audit.read', screen: () => import('./resident/ResidentPage') },
    { path: '/audit/paper', permission: 'audit.read', screen: () => import('./verify/SealedPaperPage') },
    { path: '/audit/verify', permission: 'audit.read', screen: () => import('./verify/VerifyPage') },
  ],
  commands: [
    {
      id: 'audit.verify',
      label: 'commands.verify',
      words: 'commands.verifyWords',
      permission: 'audit.read',
      path: '/audit/verify',
    },
    {
      id: 'audit.residents',
      label: 'commands.byResident',
      words: 'commands.byResidentWords',
      permission: 'audit.read',
      path: '/audit/residents',
    },
  ],
  homeWidgets: [
    {
      id: 'audit.people',
      place: 'main',
      order: 5,
      roles: ['auditor'],
      permission: 'audit.read',
      screen: () => import('./home/PeopleToday'),
    },
    {
      id: 'audit.disclosures',
      place: 'main',
      order: 10,
      roles: ['auditor'],
      permission: 'audit.read',
      screen: () => import('./home/DisclosuresToday'),
    },
    {
      id: 'audit.state',
      place: 'side',
      order: 10,
      roles: ['auditor'],
      permission: 'audit.read',
      screen: () => import('./home/LogState'),
    },
  ],
}
