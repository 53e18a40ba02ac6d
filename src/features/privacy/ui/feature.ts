/** What the rights of the person show in the page: the place of whoever answers for personal data, and the counter's intake. */
import { deskClient } from './client'
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'privacy',
  nav: [{ path: '/privacy', label: 'nav', icon: 'shield', order: 75, permission: 'privacy.read' }],
  routes: [
    {
      path: '/privacy',
      permission: 'privacy.read',
      screen: () => import('./PrivacyPage'),
      children: [
        { path: 'requests', permission: 'privacy.read', screen: () => import('./requests/RequestsPage') },
        { path: 'consents', permission: 'privacy.read', screen: () => import('./registers/ConsentsPage') },
        { path: 'due', permission: 'privacy.manage', screen: () => import('./registers/DuePage') },
        { path: 'locked', permission: 'privacy.manage', screen: () => import('./registers/LockedPage') },
        {
          path: 'breaches',
          permission: 'privacy.read',
          screen: () => import('./registers/BreachesPage'),
          children: [
            { path: 'new', permission: 'privacy.manage', screen: () => import('./registers/BreachDrawer') },
            {
              path: ':breachId',
              permission: 'privacy.read',
              screen: () => import('./registers/BreachDrawer'),
            },
          ],
        },
        { path: 'exports', permission: 'privacy.read', screen: () => import('./registers/ExportsPage') },
        { path: 'reading', permission: 'privacy.manage', screen: () => import('./registers/ReadingPage') },
        { path: 'periods', permission: 'privacy.manage', screen: () => import('./registers/PeriodsPage') },
      ],
    },
    {
      path: '/privacy/requests/new',
      permission: 'privacy.request',
      screen: () => import('./requests/NewRequestPage'),
    },
    {
      path: '/privacy/requests/:privacyRequestId',
      permission: 'privacy.read',
      screen: () => import('./requests/RequestPage'),
    },
    {
      path: '/privacy/requests/:privacyRequestId/receipt',
      permission: 'privacy.read',
      screen: () => import('./requests/ReceiptPage'),
    },
    {
      path: '/privacy/requests/:privacyRequestId/copy',
      permission: 'privacy.manage',
      screen: () => import('./requests/CopyPage'),
    },
  ],
  commands: [
    {
      id: 'privacy.receive',
      label: 'commands.receive',
      words: 'commands.receiveWords',
      permission: 'privacy.request',
      path: '/privacy/requests/new',
    },
    {
      id: 'privacy.list',
      label: 'commands.list',
      words: 'commands.listWords',
      permission: 'privacy.read',
      path: '/privacy',
    },
  ],
  residentActions: [
    {
      id: 'privacy.receive',
      label: 'ownData',
      seldom: true,
      order: 90,
      permission: 'privacy.request',
      keys: 'F5',
      pathFor: (residentId) => `/privacy/requests/new?resident=${residentId}`,
    },
  ],
  dueChips: [
    {
      id: 'privacy',
      label: { today: 'dueChip.today', overdue: 'dueChip.overdue', both: 'dueChip.both' },
      order: 40,
      permission: 'privacy.read',
      path: '/privacy/requests',
      count: async (signal) => {
        const { today, overdue } = await deskClient.privacy.requests.counts({}, { signal })
        return { today, overdue }
      },
    },
  ],
}
