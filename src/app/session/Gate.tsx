/** Decides which of the outermost screens is shown: recovery, set-up, sign-in, lock, or the work. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import type { SessionState } from '#desk/session/contract'
import { desk } from '../desk-client'
import { connection } from '../desk-client/connect'
import { errorMessage } from '../desk-client/errors'
import { changeLanguage, loadFeatureWords, loadOfferedWords } from '../i18n'
import { usePreferences } from '../preferences'
import { Notices } from '../frame/Notices'
import { LockScreen } from '../screens/LockScreen'
import { LostScreen } from '../screens/LostScreen'
import { SignInScreen } from '../screens/SignInScreen'
import { StandingScreen } from '../screens/StandingScreen'
import { sessionIsLeft } from './landed'
import { OpenSessionProvider } from './OpenSessionProvider'
import { useLostForGood } from './renewal'
import { sessionChanged } from './state'

/** What is said of backups is said by a feature. */
const RestoreScreen = lazy(async () => {
  await loadFeatureWords()
  return import('../screens/restore/RestoreScreen')
})
const UnusableScreen = lazy(() => import('../screens/UnusableScreen'))
const SetUpScreen = lazy(() => import('../screens/set-up/SetUpScreen'))
const FirstPasswordScreen = lazy(() => import('../screens/FirstPasswordScreen'))
const RecoveryKeyScreen = lazy(() => import('../screens/set-up/RecoveryKeyScreen'))

/** The work itself, once it is known what the features offer. */
const Work = lazy(async () => {
  await loadOfferedWords()
  return { default: RouterProvider }
})

/** Longer than opening takes on a healthy machine, in milliseconds: until then nothing flashes up. */
const patience = 600
/** After this long somebody wants to know what can be done, in milliseconds. */
const longPatience = 15_000

export function Gate({ router }: { readonly router: DataRouter }) {
  const { t } = useTranslation()
  const road = useSyncExternalStore(connection.subscribe, connection.state)
  const { language } = usePreferences()
  useEffect(() => void changeLanguage(language), [language])
  const { data, error, refetch } = useQuery({
    ...desk.session.state.queryOptions({ input: {} }),
    enabled: road === 'open',
    staleTime: 0,
    // Notices that the desk has locked itself, even when nothing else is asked, and soon that a full disk has room again.
    refetchInterval: ({ state }) =>
      state.data?.state === 'open' && state.data.health !== null ? 3_000 : 10_000,
  })
  // The system's own lock locks the desk as well: whoever comes back finds it so at once.
  useEffect(() => {
    const askAgain = () => void sessionChanged()
    window.addEventListener('focus', askAgain)
    return () => window.removeEventListener('focus', askAgain)
  }, [])

  // A road that breaks for a moment takes nothing from the screen: what stands there stays as it is, out of sight.
  const lost = road === 'lost'
  const lostForGood = useLostForGood(lost)
  if (data === undefined) {
    if (lost) return <LostScreen />
    if (error !== null && road === 'open') {
      return <StandingScreen title={errorMessage(error).message} onRetry={() => void refetch()} />
    }
    return <Opening />
  }
  if (data.state !== 'open') {
    return (
      <Kept lost={lostForGood}>
        <BeforeWork state={data} router={router} />
      </Kept>
    )
  }
  const paperIsDue = !data.recoveryKeyConfirmed && !data.demonstration && data.staff.roles.includes('manager')
  return (
    <OpenSessionProvider state={data} key={data.staff.id}>
      <Kept lost={lost}>
        <Suspense fallback={<StandingScreen title={t('opening')} />}>
          {data.passwordDue ? (
            <FirstPasswordScreen />
          ) : paperIsDue ? (
            <RecoveryKeyScreen router={router} />
          ) : (
            <Work router={router} />
          )}
        </Suspense>
      </Kept>
      <Notices />
    </OpenSessionProvider>
  )
}

function Kept({ lost, children }: { readonly lost: boolean; readonly children: ReactNode }) {
  return (
    <>
      {lost && <LostScreen />}
      <div className="screen" hidden={lost}>
        {children}
      </div>
    </>
  )
}

/** Nobody works at the desk. */
function BeforeWork({
  state,
  router,
}: {
  readonly state: Exclude<SessionState, { readonly state: 'open' }>
  readonly router: DataRouter
}) {
  const { t } = useTranslation()
  /** Whoever locked it comes back and gives their password alone, also after the desk has signed them out. */
  const [lockedBy, setLockedBy] = useState('')
  const account = state.state === 'locked' ? state.staff.account : lockedBy
  if (account !== lockedBy) setLockedBy(account)
  useEffect(() => {
    if (state.state !== 'locked') sessionIsLeft()
  }, [state.state])
  /** The restore goes on while the desk behind it is replaced; it is left by whoever is before it. */
  const [restoring, setRestoring] = useState(false)
  const restore = () => setRestoring(true)
  if (restoring && state.state !== 'locked') {
    return (
      <Suspense fallback={<StandingScreen title={t('opening')} />}>
        <RestoreScreen
          onLeave={() => {
            setRestoring(false)
            void sessionChanged()
          }}
        />
      </Suspense>
    )
  }
  switch (state.state) {
    case 'unusable':
      return (
        <Suspense fallback={<StandingScreen title={t('opening')} />}>
          <UnusableScreen damage={state} onRestore={restore} />
        </Suspense>
      )
    case 'new':
      return (
        <Suspense fallback={<StandingScreen title={t('opening')} />}>
          <SetUpScreen onRestore={restore} />
        </Suspense>
      )
    case 'signed-out':
      return <SignInScreen account={account} demonstration={state.demonstration} onRestore={restore} />
    case 'locked':
      return (
        <LockScreen
          staff={state.staff}
          demonstration={state.demonstration}
          // Whoever takes over begins at home, not on a page of someone else's work.
          onHandedOver={() => router.navigate('/')}
        />
      )
  }
}

function Opening() {
  const { t } = useTranslation()
  const [waited, setWaited] = useState<'not' | 'some' | 'long'>('not')
  useEffect(() => {
    const some = setTimeout(() => setWaited('some'), patience)
    const long = setTimeout(() => setWaited('long'), longPatience)
    return () => {
      clearTimeout(some)
      clearTimeout(long)
    }
  }, [])
  if (waited === 'long') return <LostScreen opening />
  return waited === 'some' ? <StandingScreen title={t('opening')} /> : null
}
