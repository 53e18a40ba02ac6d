/** Where the page begins: opens the road to the desk, loads the texts, shows the first screen. */
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from '#app/desk-client/connect'
import { queryClient } from '#app/desk-client/queries'
import * as listed from './features'
import { buildRouter } from '#app/frame/router.tsx'
import type { PageFeature } from '#app/feature'
import { FeaturesContext } from '#app/registry'
import { holdKeys } from '#app/held-keys'
import { startLanguages } from '#app/i18n/index'
import { preferences } from '#app/preferences'
import { withWords } from '#app/i18n/with-words'
import { listenForScans } from '#app/scans'
import { Gate } from '#app/session/Gate.tsx'
import { Theme } from '#app/theme/theme.tsx'
import { listenForUnheard } from '#app/unheard'
import '#app/theme/fonts.css'
import '#app/theme/marks.css'
import '#app/theme/base.css'
import '#app/parts/parts.css'
import '#app/frame/frame.css'
import '#app/screens/screens.css'

/** Those with a place on the rail first, in its order: so the palette offers what is done most before the rest. */
const placeOf = ({ nav = [] }: PageFeature): number => Math.min(...nav.map(({ order }) => order))
const features = Object.values<PageFeature>(listed)
  .map(withWords)
  .toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : placeOf(one) > placeOf(other) ? 1 : 0))

connect()
// First: a reader's keys may come too early as well.
holdKeys(window)
listenForScans(window)
listenForUnheard(window)
await startLanguages(preferences().language)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <FeaturesContext value={features}>
        <Theme>
          <Gate router={buildRouter(features)} />
        </Theme>
      </FeaturesContext>
    </QueryClientProvider>
  </StrictMode>,
)
