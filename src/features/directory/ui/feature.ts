/** What the directory shows: the page of the settings on which its manager keeps grid workers. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'directory',
  routes: [],
  settings: [
    {
      id: 'grid-workers',
      label: 'gridWorkers.title',
      order: 65,
      permission: 'directory.manage',
      screen: () => import('./GridWorkersPage'),
    },
  ],
}
