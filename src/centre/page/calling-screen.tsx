/** Where the calling screen begins: a page of its own, with nothing of the program in it and no road to the desk. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { loadFeatureWords, startLanguages } from '#app/i18n/index'
import { preferences } from '#app/preferences'
import { tokensOnPage } from '#app/theme/on-page'
import { CallingScreen } from '#features/visits/screen/ui/CallingScreen.tsx'
import '#app/theme/fonts.css'
import '#app/theme/marks.css'
import '#app/theme/base.css'

tokensOnPage(document.documentElement, 'normal', 'normal')
await startLanguages(preferences().language)
await loadFeatureWords()

const root = document.getElementById('root')
if (root === null) throw new Error('calling-screen.html has no root')
createRoot(root).render(
  <StrictMode>
    <CallingScreen />
  </StrictMode>,
)
