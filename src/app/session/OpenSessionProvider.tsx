/** Keeps an open session going: the day, the idle lock, drafts, preferences; ends it by locking or signing out. */
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { deskClient, errorMessage, refusalOf } from '../desk-client'
import { emptyPage, queryClient } from '../desk-client/queries'
import { sendsAs } from '../desk-client/send-id'
import { dayOf } from '../dates'
import { takeBackCopied } from '../clipboard'
import { forgetChoicesBeside } from '../choices-beside'
import { forgetSealedDrafts, openDrafts, saveDrafts } from '../drafts/drafts'
import { holds } from '#ground/roles/permissions'
import { useFeatures } from '../registry'
import { preferencesOf } from '../preferences'
import { dismissAll, notify } from '../notices'
import { watchDay, type DayWatch } from './day'
import { watchIdleness } from './idleness'
import { SessionContext, type OpenSession, type OpenState } from './session'
import { othersLeft } from './left'
import { sessionChanged } from './state'

export function OpenSessionProvider({
  state,
  children,
}: {
  readonly state: OpenState
  readonly children: ReactNode
}) {
  const {
    staff,
    centre,
    demonstration,
    version,
    recoveryKeyConfirmed,
    recoveryKeyRenewalDue,
    keyringFault,
    writesStopped,
    clockBehind,
    health,
    idleLockAfter,
  } = state
  const [today, setToday] = useState(() => dayOf(state.now))
  const watch = useRef<DayWatch>(undefined)
  const begun = useRef(state.now)
  useEffect(() => {
    const watching = watchDay(begun.current, (day) => {
      setToday(day)
      // What was due yesterday is overdue now: what stands on screen was said of another day.
      void queryClient.invalidateQueries()
    })
    watch.current = watching
    return watching.stop
  }, [])
  useEffect(() => watch.current?.correct(state.now), [state.now])

  const features = useFeatures()
  const [roads] = useState(() =>
    features.flatMap(({ drafts }) =>
      drafts !== undefined && holds(staff.roles, drafts.permission) ? [drafts] : [],
    ),
  )
  /** A form that opens before its draft has come would show without it, so nothing is shown before. */
  const [ready, setReady] = useState(false)
  /** False once another screen stands here: what is asked before the work is not emptied by an answer that comes late. */
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    // What a colleague read before is not shown to whoever has taken over.
    emptyPage()
    othersLeft(staff.id)
    preferencesOf(staff.id)
    sendsAs(staff.id)
    // Without drafts the work can go on; what is typed now is kept all the same.
    void openDrafts(staff.id, roads)
      .catch(() => undefined)
      .then(() => setReady(true))
    // By whatever way the desk was locked or left, the system's lock and its own among them: nothing stays behind.
    return () => {
      here.current = false
      dismissAll()
      emptyPage()
      forgetSealedDrafts()
      forgetChoicesBeside()
      takeBackCopied()
    }
  }, [staff.id, roads])

  // Only what the screens use: `now` changes with every look at the state and must not draw everything anew.
  const parts = JSON.stringify({ staff, centre, health })
  const session = useMemo<OpenSession>(() => {
    const leave = async (how: () => Promise<unknown>) => {
      await saveDrafts()
      await how()
      if (here.current) {
        dismissAll()
        emptyPage()
      }
      await sessionChanged()
    }
    return {
      staff,
      centre,
      demonstration,
      version,
      today,
      recoveryKeyConfirmed,
      recoveryKeyRenewalDue,
      health,
      keyringFault,
      writesStopped,
      clockBehind,
      now: () => watch.current?.now() ?? Date.now(),
      lock: () => leave(() => deskClient.session.lock({})),
      signOut: () =>
        leave(() => deskClient.session.signOut({})).catch((error: unknown) => {
          notify(errorMessage(error).message, 'warning')
        }),
    }
    // oxlint-disable-next-line react/exhaustive-deps -- `parts` stands for staff, centre and health, by value
  }, [
    parts,
    demonstration,
    version,
    today,
    recoveryKeyConfirmed,
    recoveryKeyRenewalDue,
    keyringFault,
    writesStopped,
    clockBehind,
  ])

  // What is closed or put away takes no draft with it.
  useEffect(() => {
    const save = () => {
      if (document.visibilityState === 'hidden') void saveDrafts()
    }
    document.addEventListener('visibilitychange', save)
    return () => document.removeEventListener('visibilitychange', save)
  }, [])

  const { lock } = session
  useEffect(
    () =>
      watchIdleness({
        after: idleLockAfter,
        onIdle: () => void lock().catch(() => sessionChanged()),
        // A refusal means that the desk has locked itself: then that is shown.
        stayAwake: () => void deskClient.session.stayAwake({}).catch(() => sessionChanged()),
      }),
    [idleLockAfter, lock],
  )

  // A desk that has locked itself answers every call with `locked`.
  useEffect(() => {
    const stops = [
      queryClient.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') {
          void sessionChangedIfLocked(event.action.error)
        }
      }),
      queryClient.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') {
          void sessionChangedIfLocked(event.action.error)
        }
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

  return ready ? <SessionContext value={session}>{children}</SessionContext> : null
}

async function sessionChangedIfLocked(error: unknown): Promise<void> {
  if (refusalOf(error)?.kind === 'locked') await sessionChanged()
}
