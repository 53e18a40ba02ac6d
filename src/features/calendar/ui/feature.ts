/** What the calendar shows: one page of the settings, to read for everyone and to put right for the manager. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'calendar',
  routes: [],
  commands: [
    {
      id: 'calendar.year',
      label: 'commands.year',
      words: 'commands.yearWords',
      permission: 'settings.read',
      path: '/settings/calendar',
    },
    {
      id: 'calendar.notice',
      label: 'commands.notice',
      words: 'commands.noticeWords',
      permission: 'settings.manage',
      path: '/settings/calendar/notice',
    },
  ],
  settings: [
    {
      id: 'calendar',
      label: 'title',
      order: 50,
      permission: 'settings.read',
      screen: () => import('./CalendarPage'),
      children: [
        { path: 'notice', permission: 'settings.manage', screen: () => import('./NoticeDrawer') },
        { path: 'day/:day', permission: 'settings.manage', screen: () => import('./DayDrawer') },
      ],
    },
  ],
}
