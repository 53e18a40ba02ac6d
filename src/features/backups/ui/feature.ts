/** What the backups feature shows: a page of the settings, for the manager. */
import type { PageFeature } from '../../../app/feature'

export const feature: PageFeature = { name: 'backups', routes: [] }
