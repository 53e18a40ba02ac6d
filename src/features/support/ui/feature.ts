/** What support shows: one page of the settings. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'support',
  routes: [],
  commands: [
    {
      id: 'support.open',
      label: 'title',
      words: 'words',
      permission: 'support.read',
      path: '/settings/support',
    },
  ],
  settings: [
    {
      id: 'support',
      label: 'title',
      order: 90,
      permission: 'support.read',
      screen: () => import('./SupportPage'),
    },
  ],
}
