/** What forms show: one page of the settings. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'templates',
  routes: [],
  commands: [
    {
      id: 'templates',
      label: 'title',
      words: 'words',
      permission: 'settings.manage',
      path: '/settings/templates',
    },
  ],
  settings: [
    {
      id: 'templates',
      label: 'title',
      order: 68,
      permission: 'settings.manage',
      screen: () => import('./TemplatesPage'),
      children: [{ path: ':paper', permission: 'settings.manage', screen: () => import('./TemplateDrawer') }],
    },
  ],
}
