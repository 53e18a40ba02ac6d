/** The features of the page, in one list. A feature's own `ui/feature.ts` says what it shows; see `feature.ts`. */
import type { PageFeature } from './feature'

export const features: readonly PageFeature[] = []
