/** The one frame: a rail on the left, a bar on top, the work in the middle. */
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useNavigate } from 'react-router'
import { fetchAhead } from '../ahead'
import { screenStands } from '../held-keys'
import { loadFeatureWords } from '../i18n'
import { useKeys } from '../keys'
import { later } from '../later'
import { usePaperScans, useScan } from '../scans'
import { useOffered } from '../registry'
import { useSession } from '../session/session'
import { Companions } from './Companions'
import { HealthBanner } from './HealthBanner'
import { Palette } from './Palette'
import { Rail } from './Rail'
import { TopBar } from './TopBar'
import { useKeptFocus } from './kept-focus'
import { useLanding } from './landing'
import { useCommands, useNav } from './offers'

const SwitchStaff = later(() => import('./SwitchStaff'))

export function Frame() {
  const { lock } = useSession()
  const { t } = useTranslation()
  const navigate = useNavigate()
  const nav = useNav()
  const commands = useCommands()
  const [palette, setPalette] = useState<{ readonly query: string } | undefined>()
  const [switching, setSwitching] = useState(false)

  const openPalette = (query = '') => {
    setSwitching(false)
    setPalette({ query })
  }
  const go = (path: string) => () => {
    setPalette(undefined)
    setSwitching(false)
    void navigate(path)
  }
  useEffect(() => fetchAhead(loadFeatureWords), [])
  useScan(openPalette)
  const codes = useOffered((feature) => feature.paperCodes)
  usePaperScans(
    useCallback(
      (text: string) => {
        const path = codes.map(({ offer }) => offer.pathOf(text)).find((one) => one !== null)
        if (path === undefined) return false
        setPalette(undefined)
        setSwitching(false)
        void navigate(path)
        return true
      },
      [codes, navigate],
    ),
  )
  useKeptFocus()
  useLanding()
  const { pathname } = useLocation()
  useEffect(() => screenStands(pathname), [pathname])
  useEffect(() => () => screenStands(undefined), [])
  useKeys(
    {
      'Ctrl+K': () => openPalette(),
      'Ctrl+L': () => void lock(),
      'Alt+0': () => {
        setPalette(undefined)
        setSwitching(true)
      },
      ...Object.fromEntries(nav.slice(0, 9).map((entry, index) => [`Alt+${index + 1}`, go(entry.path)])),
    },
    { everywhere: true },
  )
  useKeys(
    Object.fromEntries(
      commands.flatMap(({ keys, path }) => (keys === undefined ? [] : [[keys, go(path)] as const])),
    ),
  )

  return (
    <div className="frame">
      <a className="skip" href="#work" onClick={skipToWork}>
        {t('frame.skip')}
      </a>
      <Rail nav={nav} />
      <TopBar onSearch={() => openPalette()} onSwitch={() => setSwitching(true)} />
      <HealthBanner />
      {/* The path says which screen stands there: a called one may still be fetched. */}
      <main className="work" id="work" tabIndex={-1} data-path={pathname}>
        <Outlet />
      </main>
      <Companions />
      {palette !== undefined && (
        <Palette key={palette.query} query={palette.query} onClose={() => setPalette(undefined)} />
      )}
      {switching && <SwitchStaff onClose={() => setSwitching(false)} />}
    </div>
  )
}

/** The address after `#` belongs to the router, so the link moves the focus by itself. */
function skipToWork(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('work')?.focus()
}
