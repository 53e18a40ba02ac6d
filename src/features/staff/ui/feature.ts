/** What the staff feature shows: two pages of the settings, for the manager. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'staff',
  routes: [],
  commands: [
    {
      id: 'staff.add',
      label: 'command.add',
      words: 'command.addWords',
      permission: 'staff.manage',
      path: '/settings/staff/new',
    },
    {
      id: 'staff.keys',
      label: 'keys.title',
      words: 'keys.words',
      permission: 'staff.manage',
      path: '/settings/keys',
    },
    {
      id: 'staff.holders',
      label: 'holders.menu',
      words: 'holders.words',
      permission: 'holders.own',
      path: '/settings/holders',
    },
  ],
  settings: [
    {
      id: 'staff',
      label: 'title',
      order: 20,
      permission: 'staff.manage',
      screen: () => import('./StaffPage'),
      children: [
        { path: 'new', permission: 'staff.manage', screen: () => import('./AddStaff') },
        { path: ':staffId', permission: 'staff.manage', screen: () => import('./StaffDrawer') },
      ],
    },
    {
      id: 'keys',
      label: 'keys.title',
      order: 25,
      permission: 'staff.manage',
      screen: () => import('./KeysPage'),
    },
    {
      id: 'holders',
      label: 'holders.menu',
      order: 26,
      permission: 'holders.own',
      screen: () => import('./holders/HoldersPage'),
    },
  ],
}
