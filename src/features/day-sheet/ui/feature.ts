/** What the day sheet shows: one sheet to print, from the palette and from the list of visits. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'day-sheet',
  routes: [{ path: '/day-sheet', permission: 'day-sheet.print', screen: () => import('./DaySheetPage') }],
  homeWidgets: [
    {
      id: 'day-sheet.unsettled',
      place: 'side',
      order: 20,
      roles: ['manager'],
      permission: 'centre.answer',
      screen: () => import('./Unsettled'),
    },
  ],
  commands: [
    {
      id: 'day-sheet.print',
      label: 'command',
      words: 'commandWords',
      permission: 'day-sheet.print',
      path: '/day-sheet',
    },
  ],
}
