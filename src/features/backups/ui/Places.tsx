/** Both places and how they stand, with what can be done: back up now, choose the second, or want none. */
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { useLong, useWrite } from '#app/desk-client/index'
import { desk } from './client'
import { dayAndTime, dayOf } from '#app/dates'
import { errorText } from '#app/i18n/index'
import { notify } from '#app/notices'
import {
  Day,
  ErrorLine,
  KeyButton,
  ProgressBar,
  ReasonDialog,
  Sheet,
  Status,
  useBackupWords,
  When,
  type Tone,
} from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { KnownPlace } from '#vault/backup/contract'
import type { backupsContract } from '../contract'

export type BackupsState = InferContractRouterOutputs<typeof backupsContract>['state']

const tones = {
  works: 'done',
  away: 'soon',
  full: 'late',
  'read-only': 'late',
  unset: 'soon',
  declined: 'rest',
} as const satisfies Record<string, Tone>

export function Places({ state }: { readonly state: BackupsState }) {
  const { t } = useTranslation('backups')
  const words = useBackupWords()
  const today = useToday()
  const make = useLong(desk.backups.make)
  const first = state.places.find(({ place }) => place === 'first')
  const second = state.places.find(({ place }) => place === 'second')
  const { underWay, lastAttempt } = state
  const back = async () => {
    const made = await make.run({})
    if (made === undefined) return
    const both = made.first === 'works' && made.second === 'works'
    notify(t('made', { places: t(both ? 'madeIn.both' : 'madeIn.one') }))
  }
  return (
    <Sheet
      title={t('where')}
      remark={t('remark')}
      aside={
        <KeyButton
          keys="F2"
          primary
          pending={make.running}
          refusedBecause={underWay !== null && !make.running ? t('busy') : undefined}
          onPress={() => void back().catch(() => undefined)}
        >
          {t('make')}
        </KeyButton>
      }
    >
      <div className="sheet-body stack">
        {make.running && (
          <ProgressBar
            stage={make.progress === undefined ? t('making') : words.step(make.progress.stage)}
            progress={make.progress}
            onCancel={make.cancel}
          />
        )}
        <ErrorLine error={make.error} />
        {lastAttempt !== null && lastAttempt.code !== null && (
          <p className="text amber" role="status">
            {t('lastFailed', {
              time: dayAndTime(lastAttempt.at, today),
              why: errorText(lastAttempt.code, lastAttempt.parameters) ?? '',
            })}
          </p>
        )}
        <div className="backups-places">
          <PlaceFacts title={t('first')} state={first?.state ?? 'works'} place={first} />
          <PlaceFacts
            title={t('second')}
            state={state.second === 'chosen' ? (second?.state ?? 'away') : state.second}
            place={second}
          >
            <SecondPlace state={state} away={second?.state === 'away'} />
          </PlaceFacts>
        </div>
        {state.restored !== null && (
          <p className="small soft">
            {t('restoredFrom', { name: state.restored.name, day: dayAndTime(state.restored.at, today) })}
          </p>
        )}
        <p className="small soft">{t('howToRestore')}</p>
      </div>
    </Sheet>
  )
}

function PlaceFacts({
  title,
  state,
  place,
  children,
}: {
  readonly title: string
  readonly state: keyof typeof tones
  readonly place: KnownPlace | undefined
  readonly children?: ReactNode
}) {
  const { t } = useTranslation('backups')
  const newest = place?.backups[0]
  return (
    <section className="backups-place" aria-label={title}>
      <h3>
        {title}
        <Status tone={tones[state]}>{t(`placeState.${state}`)}</Status>
      </h3>
      {place !== undefined && <p className="path small soft">{place.folder}</p>}
      {place !== undefined && (
        <p>
          {newest === undefined ? (
            t('none')
          ) : (
            <>
              {t('newest')} <When at={newest.at} />
              <span className="soft"> · {t('count', { count: place.backups.length })}</span>
            </>
          )}
        </p>
      )}
      {children}
    </section>
  )
}

/** What is to be said of the second place, and the choice of it. */
function SecondPlace({ state, away }: { readonly state: BackupsState; readonly away: boolean }) {
  const { t } = useTranslation('backups')
  const navigate = useNavigate()
  const decline = useWrite(desk.backups.declineSecond)
  const [declining, setDeclining] = useState(false)
  const { second, declined, sameDisk } = state
  return (
    <>
      {second === 'unset' && <p className="soft">{t('secondWhy')}</p>}
      {second === 'declined' && declined !== null && (
        <p className="soft">
          {t('declinedBecause', { reason: declined.reason })} (<Day day={dayOf(declined.at)} />)
        </p>
      )}
      {sameDisk && <p className="amber">{t('sameDisk')}</p>}
      {away && <p className="amber">{t('awayWhat')}</p>}
      <div className="backups-actions">
        <KeyButton onPress={() => void navigate('second')}>
          {t(second === 'chosen' ? 'chooseOther' : 'choose')}
        </KeyButton>
        {second !== 'declined' && <KeyButton onPress={() => setDeclining(true)}>{t('decline')}</KeyButton>}
      </div>
      {declining && (
        <ReasonDialog
          title={t('declineTitle')}
          action={t('decline')}
          onCancel={() => setDeclining(false)}
          onReason={({ words: reason }) =>
            decline.write({ reason }).then(() => {
              setDeclining(false)
              notify(t('declined'))
            })
          }
        >
          {t('declineWhat')}
        </ReasonDialog>
      )}
    </>
  )
}
