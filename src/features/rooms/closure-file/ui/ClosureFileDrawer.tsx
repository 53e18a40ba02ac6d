/** Closures from a calendar: the file, its dates one by one with whom each hits, what could not be read, and closing. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useLong, useWrite } from '#app/desk-client/index'
import { dayWithWeekday } from '#app/dates'
import { useHurriedKeys } from '#app/hurried'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorLine, KeyButton, ProgressBar, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { closureKinds, type ClosureText } from '../../contract'
import { desk } from '../../ui/client'
import { mostCalendarBytes, type CalendarDate } from '../contract'
import { Dates, Unread } from './Dates'
import './closure-file.css'

type Read = NonNullable<Awaited<ReturnType<ReturnType<typeof useReading>['run']>>>
const useReading = () => useLong(desk.rooms.closureFile.read)

export default function ClosureFileDrawer() {
  const { t } = useTranslation('rooms')
  const reading = useReading()
  const input = useRef<HTMLInputElement>(null)
  const [found, setFound] = useState<{ readonly name: string; readonly read: Read }>()
  const [tooLarge, setTooLarge] = useState(false)
  const take = async (file: File | undefined) => {
    if (file === undefined || reading.running) return
    setFound(undefined)
    setTooLarge(file.size > mostCalendarBytes)
    if (file.size > mostCalendarBytes) return
    // A copy: the file on the disk may change or go while it is looked at.
    const content = await file.arrayBuffer().catch(() => undefined)
    if (content === undefined) return
    const read = await reading.run({ file: new Blob([content]) }).catch(() => undefined)
    if (read !== undefined) setFound({ name: file.name, read })
  }
  return (
    <DetailDrawer title={t('closureFile.title')} back="/settings/rooms" width={680}>
      <div className="closure-file">
        <input
          ref={input}
          type="file"
          accept=".ics,.ical,text/calendar"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('closureFile.file')}
          onChange={(event) => {
            void take(event.target.files?.[0])
            // The same file may be chosen again after it was mended.
            event.target.value = ''
          }}
        />
        <p className="closure-file-head">
          <KeyButton keys="F2" primary={found === undefined} onPress={() => input.current?.click()}>
            {t(found === undefined ? 'closureFile.choose' : 'closureFile.another')}
          </KeyButton>
          <span className="soft">{found === undefined ? t('closureFile.hint') : found.name}</span>
        </p>
        {reading.running && (
          <ProgressBar
            stage={t('closureFile.reading')}
            progress={reading.progress}
            onCancel={reading.cancel}
          />
        )}
        {tooLarge && (
          <p className="error-line" role="alert">
            {t('errors.rooms.calendar-too-large')}
          </p>
        )}
        <ErrorLine error={reading.error} />
        {found !== undefined && <Found key={found.name} read={found.read} />}
      </div>
    </DetailDrawer>
  )
}

function Found({ read }: { readonly read: Read }) {
  const { t } = useTranslation('rooms')
  if (read.dates.length === 0) {
    return (
      <>
        <p>
          <Status tone="soon">{t('closureFile.nothing')}</Status>
        </p>
        <Unread unread={read.unread} />
      </>
    )
  }
  return <Closing read={read} />
}

function Closing({ read }: { readonly read: Read }) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const today = useToday()
  const { data: house } = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const close = useWrite(desk.rooms.closureFile.close)
  const [rooms, setRooms] = useState<number[]>([])
  const [kind, setKind] = useState<ClosureText['kind']>('holiday')
  const [cannotWait, setCannotWait] = useState('')
  const [error, setError] = useState<unknown>()
  const closing = { rooms: rooms.length === 0 ? null : rooms, kind }
  const { data: preview } = useQuery(
    desk.rooms.closureFile.preview.queryOptions({ input: { ...closing, dates: read.dates } }),
  )
  /** What was said of single dates; the others are closed unless they are shut already. */
  const [said, setSaid] = useState<ReadonlyMap<number, boolean>>(new Map())
  const isChosen = (at: number) => said.get(at) ?? preview?.dates[at]?.known !== true
  const chosen: readonly CalendarDate[] = read.dates.filter((_, at) => isChosen(at))
  const submit = () => {
    setError(undefined)
    close
      .write({ ...closing, dates: [...chosen], cannotWait: cannotWait.trim() === '' ? null : cannotWait })
      .then(({ closed }) => {
        notify(t('closureFile.done', { count: closed }))
        void navigate('/settings/rooms')
      }, setError)
  }
  // Whom the dates hit is seen before anything is closed; a key that was quicker waits for it.
  const press = useHurriedKeys(JSON.stringify(closing), preview !== undefined, submit)
  const notice = preview?.mayBeginOn ?? null
  return (
    <>
      <div className="closure-file-what">
        <label>
          {t('closure.rooms')}
          <Select
            mode="multiple"
            value={rooms}
            onChange={setRooms}
            placeholder={t('wholeHouse')}
            aria-label={t('closure.rooms')}
            showSearch={{ optionFilterProp: 'label' }}
            options={(house?.rooms ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </label>
        <label>
          {t('closure.kind')}
          <Select
            value={kind}
            onChange={setKind}
            aria-label={t('closure.kind')}
            options={closureKinds.map((value) => ({ value, label: t(`closureKinds.${value}`) }))}
          />
        </label>
      </div>
      <Dates
        dates={read.dates}
        previewed={preview?.dates}
        isChosen={isChosen}
        onChoose={(at, wanted) => setSaid((before) => new Map(before).set(at, wanted))}
      />
      <Unread unread={read.unread} />
      {notice !== null && (
        <div className="closure-file-notice">
          <Status tone={cannotWait.trim() === '' ? 'late' : 'soon'}>
            {t('closure.notice', { day: dayWithWeekday(notice, today) })}
          </Status>
          <Input
            value={cannotWait}
            onChange={(event) => setCannotWait(event.target.value)}
            maxLength={200}
            aria-label={t('closure.cannotWait')}
            placeholder={t('closure.cannotWait')}
          />
        </div>
      )}
      <ErrorLine error={error} />
      <p className="closure-file-do">
        <KeyButton
          primary
          keys="Ctrl+Enter"
          refusedBecause={chosen.length === 0 ? t('closureFile.noneChosen') : undefined}
          onPress={() => press('Ctrl+Enter')}
        >
          {t('closureFile.close', { count: chosen.length })}
        </KeyButton>
      </p>
    </>
  )
}
