/** Bringing a backup back before anyone has signed in: choose one, see what it holds, open it, wait, sign in. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { KnownPlace } from '#vault/backup/contract'
import { desk, deskClient } from '../../desk-client'
import { dayAndTime, dayOf } from '../../dates'
import { FolderInput, foundBackups, useBackupWords, type FoundBackup } from '../../parts/backups'
import { ErrorLine, ErrorState, LoadingLines, ProgressBar } from '../../parts/surfaces'
import { askWhenThere } from '../../session/renewal'
import { Standing } from '../StandingScreen'
import { OpenBackup, type Restored } from './OpenBackup'
import './restore.css'

/** Asked for once in years. */
const ForwardBar = lazy(() => import('../ForwardBar'))

export default function RestoreScreen({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation()
  const known = useQuery({ ...desk.restore.places.queryOptions({ input: {} }), staleTime: Infinity })
  const [looked, setLooked] = useState<KnownPlace>()
  const [chosen, setChosen] = useState<FoundBackup>()
  const [restored, setRestored] = useState<Restored>()
  const [running, setRunning] = useState(false)

  const today = dayOf(known.data?.now ?? 0)
  if (restored !== undefined) return <Done restored={restored} today={today} onLeave={onLeave} />
  const places = [...(known.data?.places ?? []), ...(looked === undefined ? [] : [looked])]
  const found = foundBackups(places)
  // What stands chosen stays it, whatever a later look at the folders finds: a password is being typed for it.
  const [newest] = found
  if (chosen === undefined && newest !== undefined) setChosen(newest)
  const backup = found.find(({ name }) => name === chosen?.name) ?? chosen
  const here = known.data?.here ?? null
  return (
    <Standing wide>
      <h1>{t('restore.title')}</h1>
      {known.error !== null && <ErrorState error={known.error} onRetry={() => void known.refetch()} />}
      {known.isPending && <LoadingLines lines={4} />}
      {known.data !== undefined && (
        <>
          <p className="soft">
            {here === null
              ? t('restore.whatBare')
              : t('restore.what', { time: dayAndTime(here.changedAt, today) })}
          </p>
          <div hidden={running}>
            <Choice
              found={found}
              chosen={backup}
              today={today}
              hereSince={here?.changedAt ?? null}
              onChoose={setChosen}
            />
            <OtherFolder
              open={found.length === 0}
              onFound={(place) => {
                setLooked(place)
                setChosen(foundBackups([place])[0])
              }}
            />
          </div>
          {running && <Running />}
          {backup !== undefined && (
            <OpenBackup
              backup={backup}
              program={known.data.program}
              hidden={running}
              onRunning={setRunning}
              onRestored={setRestored}
              onLeave={onLeave}
            />
          )}
          {backup === undefined && (
            <div>
              <Button onClick={onLeave}>{t('signIn.back')}</Button>
            </div>
          )}
        </>
      )}
    </Standing>
  )
}

/** The backups that were found, each with what it holds. The arrow keys move, as among any choices. */
function Choice({
  found,
  chosen,
  today,
  hereSince,
  onChoose,
}: {
  readonly found: readonly FoundBackup[]
  readonly chosen: FoundBackup | undefined
  readonly today: string
  /** When what is here was last written, UTC milliseconds. */
  readonly hereSince: number | null
  readonly onChoose: (backup: FoundBackup) => void
}) {
  const { t } = useTranslation()
  const words = useBackupWords()
  if (found.length === 0) return <p>{t('restore.none')}</p>
  return (
    <fieldset className="restore-choice" aria-label={t('restore.choose')}>
      {found.map((backup, index) => {
        const { name, at, manifest, newer, places } = backup
        return (
          <label key={name} className={name === chosen?.name ? 'on' : ''}>
            <input
              type="radio"
              name="backup"
              autoFocus={index === 0}
              checked={name === chosen?.name}
              onChange={() => onChoose(backup)}
            />
            <b>{dayAndTime(at, today)}</b>
            <span>{manifest === null ? t('restore.unreadable') : words.contents(manifest)}</span>
            <span className="soft">
              {[
                manifest === null ? '' : words.reason(manifest.reason),
                words.place(places.map(({ place }) => place)),
                newer ? t('restore.newerProgram') : '',
                hereSince !== null && at < hereSince ? t('restore.older') : '',
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
          </label>
        )
      })}
    </fieldset>
  )
}

/** Backups that lie elsewhere: on a stick from another machine, in a folder that was copied. */
function OtherFolder({
  open,
  onFound,
}: {
  readonly open: boolean
  readonly onFound: (place: KnownPlace) => void
}) {
  const { t } = useTranslation()
  const [folder, setFolder] = useState('')
  const [state, setState] = useState<{ pending: boolean; error?: unknown }>({ pending: false })
  const search = () => {
    setState({ pending: true })
    askWhenThere(() => deskClient.restore.search({ folder })).then(
      ({ place }) => {
        setState({ pending: false })
        onFound(place)
      },
      (error: unknown) => setState({ pending: false, error }),
    )
  }
  return (
    <details className="restore-elsewhere" open={open}>
      <summary>{t('restore.elsewhere')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <label htmlFor="restore-folder" className="small soft">
          {t('restore.folderHint')}
        </label>
        <div className="folder-input">
          <FolderInput id="restore-folder" value={folder} onChange={setFolder} />
          <Button htmlType="submit" loading={state.pending} disabled={folder.trim() === ''}>
            {t('restore.look')}
          </Button>
        </div>
        <ErrorLine error={state.error} />
      </form>
    </details>
  )
}

/** How far the restore is; asked often, because nothing else is going on. */
function Running() {
  const { t } = useTranslation()
  const words = useBackupWords()
  const { data } = useQuery({
    ...desk.restore.state.queryOptions({ input: {} }),
    staleTime: 0,
    refetchInterval: 400,
  })
  const progress = data?.underWay?.progress
  // Brought from an older program, which at ten years takes longest of all.
  if (data !== undefined && data.forward !== null) {
    return (
      <Suspense>
        <ForwardBar progress={data.forward} />
      </Suspense>
    )
  }
  return (
    <ProgressBar
      stage={`${t('restore.running')} ${progress === undefined ? '' : words.step(progress.stage)}`}
      progress={progress}
    />
  )
}

function Done({
  restored,
  today,
  onLeave,
}: {
  readonly restored: Restored
  readonly today: string
  readonly onLeave: () => void
}) {
  const { t } = useTranslation()
  // What was pressed is gone; the next key goes on.
  useEffect(() => document.querySelector<HTMLElement>('.restore-done')?.focus(), [])
  return (
    <Standing wide>
      <h1>{t('restore.done', { time: dayAndTime(restored.at, today) })}</h1>
      <p>{t(restored.paperFirst ? 'restore.paperFirst' : 'restore.passwords')}</p>
      {restored.keptIn !== null && (
        <p>
          {t('restore.kept')} <span className="path">{restored.keptIn}</span>
        </p>
      )}
      {restored.unreadLedgers > 0 && <p className="amber">{t('restore.unreadLedgers')}</p>}
      <Button type="primary" className="restore-done" onClick={onLeave}>
        {t('restore.toSignIn')}
      </Button>
    </Standing>
  )
}
