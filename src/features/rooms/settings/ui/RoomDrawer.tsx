/** One room: what its rules come to in the next two weeks, and for the manager the rules themselves. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { DetailDrawer, EmptyState, ErrorState, LoadingLines, Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import type { HoursOfDay } from '../../contract'
import { desk } from '../../ui/client'
import { becauseText, spansText } from '../../ui/words'
import { RoomForm } from './RoomForm'
import './rooms-settings.css'

const daysShown = 14

export default function RoomDrawer() {
  const { t } = useTranslation('rooms')
  const { roomId } = useParams()
  const navigate = useNavigate()
  const mayManage = useMay('rooms.manage')
  const { data, error, isPending, refetch } = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const room = data?.rooms.find(({ id }) => String(id) === roomId)
  const close = () => void navigate('/settings/rooms')
  const unknown = data !== undefined && roomId !== undefined && room === undefined
  return (
    <DetailDrawer title={room?.name ?? t('addRoom')} back="/settings/rooms" width={820}>
      {isPending && <LoadingLines lines={8} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {unknown && <EmptyState>{t('noSuchRoom')}</EmptyState>}
      {room !== undefined && <TwoWeeks room={room.id} />}
      {data !== undefined && !unknown && mayManage && (
        <RoomForm
          key={`${roomId ?? 'new'}:${room?.version ?? 0}`}
          room={room}
          rooms={data.rooms}
          onClose={close}
        />
      )}
      {room !== undefined && !mayManage && room.rules.printed !== '' && (
        <p className="room-printed">{room.rules.printed}</p>
      )}
    </DetailDrawer>
  )
}

/** Rules are read best by what they come to: the days ahead, with every reason. */
function TwoWeeks({ room }: { readonly room: number }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { data, error, isPending, refetch } = useQuery(
    desk.rooms.hours.queryOptions({ input: { room, from: today, days: daysShown } }),
  )
  if (isPending) return <LoadingLines lines={4} />
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <section className="two-weeks">
      <h2>{t('twoWeeks')}</h2>
      <ol>
        {data.days.map((one) => (
          <li key={one.day} className={one.open.length === 0 ? 'shut' : ''}>
            <time dateTime={one.day}>{dayWithWeekday(one.day, today)}</time>
            <span>{spansText(t, one.open)}</span>
            <Reasons day={one} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Why it is shut beyond its usual hours: closures and special days by their names. */
function Reasons({ day }: { readonly day: HoursOfDay }) {
  const { t } = useTranslation('rooms')
  const named = day.shut.filter(({ because }) => because.kind !== 'hours')
  const why = [...new Set(named.map(({ because }) => becauseText(t, because)))].join(t('comma'))
  return (
    <span className="soft">
      {why}
      {!day.certain && <Status tone="soon">{t('presumed')}</Status>}
    </span>
  )
}
