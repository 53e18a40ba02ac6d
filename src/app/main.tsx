/** Where the page begins: opens the road to the desk, loads the texts, shows the first screen. */
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { connect } from './desk-client/connect'
import { queryClient } from './desk-client/queries'
import { features } from './features'
import { buildRouter } from './frame/router'
import { FeaturesContext } from './registry'
import { startLanguages } from './i18n'
import { preferences } from './preferences'
import { listenForScans } from './scans'
import { Gate } from './session/Gate'
import { Theme } from './theme/theme'
import './theme/fonts.css'
import './theme/base.css'
import './parts/parts.css'
import './frame/frame.css'
import './screens/screens.css'

connect()
listenForScans(window)
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
