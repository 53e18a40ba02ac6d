/** What rooms show in the page: the house rules, equipment and closures, as a page of the settings. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'rooms',
  routes: [],
  commands: [
    {
      id: 'rooms.settings',
      label: 'commands.settings',
      words: 'commands.settingsWords',
      permission: 'rooms.read',
      path: '/settings/rooms',
    },
    {
      id: 'rooms.close',
      label: 'commands.close',
      words: 'commands.closeWords',
      permission: 'rooms.manage',
      path: '/settings/rooms/closures/new',
    },
  ],
  settings: [
    {
      id: 'rooms',
      label: 'title',
      order: 55,
      permission: 'rooms.read',
      screen: () => import('./settings/RoomsPage'),
      children: [
        { path: 'new', permission: 'rooms.manage', screen: () => import('./settings/RoomDrawer') },
        { path: ':roomId', permission: 'rooms.read', screen: () => import('./settings/RoomDrawer') },
        {
          path: 'equipment/:equipmentId',
          permission: 'rooms.manage',
          screen: () => import('./settings/EquipmentDrawer'),
        },
        {
          path: 'closures/new',
          permission: 'rooms.manage',
          screen: () => import('./settings/ClosureDrawer'),
        },
      ],
    },
  ],
}
