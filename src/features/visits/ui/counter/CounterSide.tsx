/** The right column of the counter: who waits, who is at the counter, what has to be done today. One call for all of it. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { desk } from '../client'
import { later } from '#app/later.tsx'
import { EmptyState, ErrorState, KeyButton, LoadingLines, Sheet } from '#app/parts/index'
import { useMay, useSession } from '#app/session/session'
import type { Visit } from '../../contract'
import { ScreenFoot } from '../../screen/ui/ScreenFoot'
import { useMoves } from '../use-moves'
import { useReturnFocus } from '../use-return-focus'
import { useVisitWords } from '../words'
import { AtCounter } from './AtCounter'
import { DutySheet } from './DutySheet'
import { LineList } from './LineList'
import '../visits.css'

const RegisterHere = later(() => import('./RegisterHere'))
const TurnDrawer = later(() => import('./TurnDrawer'))
const SlipDialog = later(() => import('../slip/SlipDialog'))

/** The minutes on screen are never older than this. Milliseconds. */
const freshness = 15_000

export default function CounterSide() {
  const { t } = useTranslation('visits')
  const words = useVisitWords()
  const navigate = useNavigate()
  const { now: clock, today } = useSession()
  const mayEdit = useMay('visits.edit')
  const home = useQuery({ ...desk.visits.home.queryOptions({ input: {} }), refetchInterval: freshness })
  const moves = useMoves(home.data?.settings.turnsAfterSkip)
  const [chosenId, setChosenId] = useState<number>()
  const [registering, setRegistering] = useState(false)
  const [turning, setTurning] = useState<Visit>()
  const [slipOf, setSlipOf] = useState<number>()
  const leaveFocus = useReturnFocus(registering || turning !== undefined || slipOf !== undefined)

  if (home.error !== null) {
    return (
      <Sheet grow label={t('counter.queue')}>
        <ErrorState error={home.error} onRetry={() => void home.refetch()} />
      </Sheet>
    )
  }
  if (home.data === undefined) {
    return (
      <Sheet grow title={t('counter.queue')}>
        <LoadingLines lines={6} />
      </Sheet>
    )
  }
  const { line, atCounter, duties, dutyCount, newcomerWait } = home.data
  const now = Math.max(home.data.now, clock())
  const remark = [
    t('counter.people', { count: line.length }),
    ...(line.length === 0 ? [] : [words.wait(newcomerWait)]),
  ]

  return (
    <div className="stack counter-side">
      <section className="sheet counter-queue" aria-label={t('counter.queue')}>
        <div className="sheet-head">
          <h2>
            {t('counter.queue')}
            <small>{remark.join(' · ')}</small>
          </h2>
          {mayEdit && (
            <div className="sheet-aside">
              <KeyButton
                keys="F6"
                size="small"
                onPress={() => {
                  leaveFocus()
                  setRegistering(true)
                }}
              >
                {t('counter.takeNumber')}
              </KeyButton>
              <KeyButton
                keys="F7"
                size="small"
                refusedBecause={line.length === 0 ? t('counter.nobodyWaits') : undefined}
                onPress={() => void moves.callNext()}
              >
                {t('counter.callNext')}
              </KeyButton>
            </div>
          )}
        </div>
        {mayEdit && (
          <AtCounter
            visits={atCounter}
            now={now}
            today={today}
            moves={moves}
            onTurnIntoRequest={(visit) => {
              leaveFocus()
              setTurning(visit)
            }}
            onOpen={(visit) => void navigate(`/visits/${visit.id}?period=all`)}
          />
        )}
        {line.length === 0 && atCounter.length === 0 && <EmptyState>{t('counter.nobody')}</EmptyState>}
        {line.length > 0 && (
          <LineList
            line={line}
            now={now}
            chosenId={chosenId}
            onChoose={setChosenId}
            onCall={(id) => void moves.move(id, 'call')}
            onLeave={(id) => void moves.move(id, 'leave')}
          />
        )}
        {mayEdit && <ScreenFoot />}
      </section>
      <DutySheet duties={duties} count={dutyCount} />

      {registering && (
        <RegisterHere
          title={t('counter.takeNumber')}
          then="wait"
          onDone={({ visit }) => {
            setRegistering(false)
            if (visit.number !== null) setSlipOf(visit.id)
          }}
          onClose={() => setRegistering(false)}
        />
      )}
      {turning !== undefined && <TurnDrawer visit={turning} onClose={() => setTurning(undefined)} />}
      {slipOf !== undefined && (
        <SlipDialog
          visitId={slipOf}
          onClose={() => setSlipOf(undefined)}
          onCallNext={() => {
            setSlipOf(undefined)
            void moves.callNext()
          }}
        />
      )}
    </div>
  )
}
