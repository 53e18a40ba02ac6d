/** What rooms show in the page: who has which room when, bookings, and the house rules as a page of the settings. */
import type { PageFeature } from '#app/feature'
import { deskClient } from './client'

export const feature: PageFeature = {
  name: 'rooms',
  nav: [{ path: '/rooms', label: 'title', icon: 'calendar', order: 60, permission: 'rooms.bookings' }],
  routes: [
    {
      path: '/rooms',
      permission: 'rooms.bookings',
      screen: () => import('../day/ui/DayPage'),
      children: [
        { path: 'new', permission: 'rooms.book', screen: () => import('../bookings/ui/BookDrawer') },
        { path: 'find', permission: 'rooms.bookings', screen: () => import('../bookings/ui/FindDrawer') },
        { path: 'seats', permission: 'rooms.bookings', screen: () => import('../bookings/ui/SeatsDrawer') },
        {
          path: 'own-use',
          permission: 'rooms.approve',
          screen: () => import('../precedence/ui/OwnUseDrawer'),
        },
        {
          path: 'calls',
          permission: 'rooms.bookings',
          screen: () => import('../precedence/ui/CallsDrawer'),
        },
        {
          path: 'waitlist',
          permission: 'rooms.bookings',
          screen: () => import('../waitlist/ui/WaitlistDrawer'),
        },
        {
          path: 'series/:seriesId',
          permission: 'rooms.bookings',
          screen: () => import('../series/ui/SeriesDrawer'),
        },
        {
          path: 'bookings/:bookingId',
          permission: 'rooms.bookings',
          screen: () => import('../bookings/ui/BookingDrawer'),
        },
      ],
    },
    {
      path: '/rooms/list',
      permission: 'rooms.bookings',
      screen: () => import('../bookings/ui/BookingsPage'),
      children: [
        {
          path: ':bookingId',
          permission: 'rooms.bookings',
          screen: () => import('../bookings/ui/BookingDrawer'),
        },
      ],
    },
    {
      path: '/rooms/door',
      permission: 'rooms.bookings',
      screen: () => import('../door/ui/DoorPage'),
      children: [
        {
          path: ':bookingId',
          permission: 'rooms.bookings',
          screen: () => import('../door/ui/DoorDrawer'),
        },
      ],
    },
    {
      path: '/rooms/papers/:bookingId/:sheet',
      permission: 'rooms.book',
      screen: () => import('../papers/ui/PaperPage'),
    },
    {
      path: '/rooms/figures',
      permission: 'rooms.figures',
      screen: () => import('../figures/ui/FiguresPage'),
      children: [
        {
          path: 'rows',
          permission: 'rooms.bookings',
          screen: () => import('../figures/ui/FigureRows'),
        },
      ],
    },
    {
      path: '/rooms/season',
      permission: 'rooms.bookings',
      screen: () => import('../season/ui/SeasonPage'),
    },
    {
      path: '/rooms/call-sheet',
      permission: 'rooms.book',
      screen: () => import('../call-sheet/ui/CallSheetPage'),
    },
    {
      path: '/rooms/door-sheet',
      permission: 'rooms.bookings',
      screen: () => import('../day/ui/DoorSheet'),
    },
  ],
  dueChips: [
    {
      id: 'rooms',
      label: { today: 'dueChip.today', both: 'dueChip.both' },
      order: 40,
      permission: 'rooms.bookings',
      path: '/rooms/list?tab=pending',
      count: async (signal) => {
        const { waiting, ranOut } = await deskClient.rooms.bookings.waiting({}, { signal })
        return { today: waiting, overdue: ranOut }
      },
    },
    {
      id: 'rooms.keys',
      label: { overdue: 'atDoor.chip.overdue' },
      order: 41,
      permission: 'rooms.bookings',
      path: '/rooms/door',
      count: async (signal) => {
        const { keys } = await deskClient.rooms.door.keysOut({}, { signal })
        return { today: 0, overdue: keys.filter(({ overdue }) => overdue).length }
      },
    },
  ],
  residentActions: [
    {
      id: 'rooms.book',
      label: 'day.new',
      order: 60,
      permission: 'rooms.book',
      keys: 'F3',
      pathFor: (residentId) => `/rooms/new?resident=${residentId}`,
    },
  ],
  timeline: [
    {
      id: 'rooms',
      permission: 'rooms.bookings',
      // The words of a booking are no part of the page's first screen.
      find: async (residentId, signal) => (await import('./timeline')).bookingsOf(residentId, signal),
    },
  ],
  commands: [
    {
      id: 'rooms.own-use',
      label: 'precedence.title',
      words: 'precedence.words',
      permission: 'rooms.approve',
      path: '/rooms/own-use',
    },
    {
      id: 'rooms.calls',
      label: 'precedence.calls',
      words: 'precedence.callWords',
      permission: 'rooms.bookings',
      path: '/rooms/calls',
    },
    {
      id: 'rooms.waitlist',
      label: 'waitlist.title',
      words: 'waitlist.words',
      permission: 'rooms.bookings',
      path: '/rooms/waitlist',
    },
    {
      id: 'rooms.day',
      label: 'commands.day',
      words: 'commands.dayWords',
      permission: 'rooms.bookings',
      path: '/rooms',
    },
    {
      id: 'rooms.book',
      label: 'commands.book',
      words: 'commands.bookWords',
      permission: 'rooms.book',
      path: '/rooms/new',
    },
    {
      id: 'rooms.find',
      label: 'commands.find',
      words: 'commands.findWords',
      permission: 'rooms.bookings',
      path: '/rooms/find',
    },
    {
      id: 'rooms.list',
      label: 'commands.list',
      words: 'commands.listWords',
      permission: 'rooms.bookings',
      path: '/rooms/list',
    },
    {
      id: 'rooms.door',
      label: 'commands.door',
      words: 'commands.doorWords',
      permission: 'rooms.bookings',
      path: '/rooms/door',
    },
    {
      id: 'rooms.figures',
      label: 'commands.figures',
      words: 'commands.figuresWords',
      permission: 'rooms.figures',
      path: '/rooms/figures',
    },
    {
      id: 'rooms.season',
      label: 'season.command',
      words: 'season.words',
      permission: 'rooms.bookings',
      path: '/rooms/season',
    },
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
      screen: () => import('../settings/ui/RoomsPage'),
      children: [
        { path: 'new', permission: 'rooms.manage', screen: () => import('../settings/ui/RoomDrawer') },
        { path: ':roomId', permission: 'rooms.read', screen: () => import('../settings/ui/RoomDrawer') },
        {
          path: 'equipment/:equipmentId',
          permission: 'rooms.manage',
          screen: () => import('../settings/ui/EquipmentDrawer'),
        },
        {
          path: 'closures/new',
          permission: 'rooms.manage',
          screen: () => import('../settings/ui/ClosureDrawer'),
        },
        {
          path: 'closures/file',
          permission: 'rooms.manage',
          screen: () => import('../closure-file/ui/ClosureFileDrawer'),
        },
      ],
    },
  ],
}
