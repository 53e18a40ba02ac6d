/** What the backups feature shows: a page of the settings for the manager, and for everyone a word when a place is missed. */
import type { PageFeature } from '#app/feature'
import { deskClient } from './client'

/** Days since a second place is missed for this reason, as the bar counts what is due. */
const daysOf = (reason: 'away' | 'not-set') => async (signal: AbortSignal) => {
  const { warning, days } = await deskClient.backups.warning({}, { signal })
  return { today: warning === reason ? days : 0, overdue: 0 }
}

export const feature: PageFeature = {
  name: 'backups',
  routes: [{ path: '/backups', permission: 'session.own', screen: () => import('./WarningPage') }],
  commands: [
    {
      id: 'backups.make',
      label: 'command.make',
      words: 'command.makeWords',
      permission: 'backups.read',
      path: '/settings/backups',
    },
  ],
  dueChips: [
    {
      id: 'backups.away',
      label: { today: 'away.today' },
      order: 90,
      permission: 'session.own',
      path: '/backups',
      count: daysOf('away'),
    },
    {
      id: 'backups.not-set',
      label: { today: 'notSet.today' },
      order: 91,
      permission: 'session.own',
      path: '/backups',
      count: daysOf('not-set'),
    },
  ],
  settings: [
    {
      id: 'backups',
      label: 'title',
      order: 80,
      permission: 'backups.read',
      screen: () => import('./BackupsPage'),
      children: [
        { path: 'second', permission: 'backups.manage', screen: () => import('./ChooseSecond') },
        { path: ':name', permission: 'backups.read', screen: () => import('./BackupDrawer') },
      ],
    },
  ],
}
