/** A series as it stands: every date with its booking, and what can be done with one, the following or all. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorState, KeyButton, LoadingLines, ReasonDialog } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { holderText, nameText } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { useOverDay } from '../../ui/there'
import { reaches, type ReachOf, type SeriesDate, type SeriesDetails } from '../contract'
import { ChangeForm } from './ChangeForm'
import { useMadeSeries } from './made-series'
import { StandingDates } from './StandingDates'
import { patternText } from './series-words'
import '../../bookings/ui/bookings.css'
import './series.css'

export default function SeriesDrawer() {
  const { t } = useTranslation('rooms')
  const { seriesId } = useParams()
  const open = useOverDay()
  const id = Number(seriesId)
  const query = useQuery(desk.rooms.series.get.queryOptions({ input: { id } }))
  return (
    <DetailDrawer title={t('series.one')} onClose={() => open('/rooms')} width={720}>
      {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines lines={7} />}
      {query.data !== undefined && <Shown series={query.data.series} />}
    </DetailDrawer>
  )
}

type Doing = { readonly what: 'change' | 'cancel'; readonly date: SeriesDate }

function Shown({ series }: { readonly series: SeriesDetails }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const open = useOverDay()
  const made = useMadeSeries()
  const mayBook = useMay('rooms.book')
  const [address] = useSearchParams()
  const [reach, setReach] = useState<ReachOf>('this')
  const [doing, setDoing] = useState<Doing>()
  const cancel = useWrite(desk.rooms.series.cancel)
  const putBack = useWrite(desk.rooms.series.putBack)
  const { id, pattern, dates } = series
  const cards = dates.flatMap(({ booking }) => (booking === null ? [] : [booking]))
  const [first] = cards
  const last = cards.at(-1)
  const fail = (error: unknown) => notify(errorMessage(error).message, 'warning')
  if (doing?.what === 'change') {
    return <ChangeForm series={series} date={doing.date} reach={reach} onDone={() => setDoing(undefined)} />
  }
  return (
    <div className="booking-details">
      {first !== undefined && (
        <p className="booking-head">
          <b>{nameText(t, first)}</b>
          <span className="soft">{holderText(t, first)}</span>
        </p>
      )}
      <p>{patternText(t, pattern, today)}</p>
      {mayBook && (
        <div className="booking-moves">
          <Decide series={series} />
          {last !== undefined && (
            <KeyButton keys="F7" onPress={() => open('/rooms/new', { copy: last.id, series: id })}>
              {t('series.copy')}
            </KeyButton>
          )}
          <span className="series-reach">
            {t('series.reach')}
            <Segmented
              value={reach}
              onChange={setReach}
              options={reaches.map((value) => ({ value, label: t(`series.reaches.${value}`) }))}
              aria-label={t('series.reach')}
            />
          </span>
        </div>
      )}
      <StandingDates
        dates={dates}
        at={Number(address.get('at') ?? -1)}
        mayBook={mayBook}
        onOpen={(booking) => open(`/rooms/bookings/${booking}`)}
        onChange={(date) => setDoing({ what: 'change', date })}
        onCancel={(date) => setDoing({ what: 'cancel', date })}
        onPutBack={({ date }) => {
          putBack.write({ id, date }).then((done) => made(t('series.madePutBack'), done), fail)
        }}
      />
      {doing?.what === 'cancel' && (
        <ReasonDialog
          title={t(`series.cancelling.${reach}`)}
          action={t(`series.cancelling.${reach}`)}
          danger
          onCancel={() => setDoing(undefined)}
          onReason={async ({ words }) => {
            const done = await cancel.write({ id, date: doing.date.date, reach, reason: words })
            made(t('series.madeCancel', { count: done.takeBack.length }), done)
            setDoing(undefined)
          }}
        >
          {t('booking.cancelWhat')}
        </ReasonDialog>
      )}
    </div>
  )
}

/** Requests of the whole series are granted or refused in one deed. */
function Decide({ series }: { readonly series: SeriesDetails }) {
  const { t } = useTranslation('rooms')
  const made = useMadeSeries()
  const mayDecide = useMay('rooms.approve')
  const decide = useWrite(desk.rooms.series.decide)
  const [refusing, setRefusing] = useState(false)
  if (series.pending === 0) return null
  const { id, pending } = series
  const refusedBecause = mayDecide ? undefined : t('booking.managerDecides')
  return (
    <>
      <KeyButton
        primary
        keys="F2"
        refusedBecause={refusedBecause}
        onPress={() => {
          decide.write({ id, move: 'approve', reason: '' }).then(
            (done) => made(t('series.madeApprove', { count: pending }), done),
            (error: unknown) => notify(errorMessage(error).message, 'warning'),
          )
        }}
      >
        {t('series.approve', { count: pending })}
      </KeyButton>
      <KeyButton keys="F4" danger refusedBecause={refusedBecause} onPress={() => setRefusing(true)}>
        {t('series.refuse')}
      </KeyButton>
      {refusing && (
        <ReasonDialog
          title={t('series.refuse')}
          action={t('series.refuse')}
          danger
          onCancel={() => setRefusing(false)}
          onReason={async ({ words }) => {
            const done = await decide.write({ id, move: 'refuse', reason: words })
            made(t('series.madeRefuse', { count: pending }), done)
            setRefusing(false)
          }}
        >
          {t('booking.refuseWhat')}
        </ReasonDialog>
      )}
    </>
  )
}
