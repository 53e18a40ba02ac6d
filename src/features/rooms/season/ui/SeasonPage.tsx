/** 季度安排: what standing groups have in a season, beside what they may have, and which of them look like one. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { monthAndDay } from '#app/dates'
import {
  EmptyState,
  ErrorState,
  KeyButton,
  LoadingLines,
  Page,
  PageHead,
  Sheet,
  Status,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { addDays } from '#ground/days'
import { patternText } from '../../series/ui/series-words'
import { desk } from '../../ui/client'
import type { PlannedGroup } from '../contract'
import './season.css'

/** `2026-Q4`: three months from January, April, July or October. */
const seasonOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`

function daysOf(season: string): { readonly from: string; readonly to: string } {
  const year = Number(season.slice(0, 4))
  const quarter = Number(season.slice(6))
  const month = (number: number) => String(number).padStart(2, '0')
  const from = `${year}-${month(quarter * 3 - 2)}-01`
  const next = quarter === 4 ? `${year + 1}-01-01` : `${year}-${month(quarter * 3 + 1)}-01`
  return { from, to: addDays(next, -1) }
}

export default function SeasonPage() {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const navigate = useNavigate()
  const mayBook = useMay('rooms.book')
  const [address, setAddress] = useSearchParams()
  const asked = address.get('season') ?? ''
  const season = /^\d{4}-Q[1-4]$/.test(asked) ? asked : seasonOf(today)
  const { from, to } = daysOf(season)
  const query = useQuery(desk.rooms.season.plan.queryOptions({ input: { from, to } }))
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const roomName = (room: number) => house.data?.rooms.find(({ id }) => id === room)?.name ?? ''
  const turn = (day: string) => setAddress({ season: seasonOf(day) }, { replace: true })
  const groups = query.data?.groups ?? []
  return (
    <Page
      head={
        <PageHead
          title={t('season.title', { year: season.slice(0, 4), quarter: season.slice(6) })}
          actions={
            <>
              <KeyButton keys="PageUp" onPress={() => turn(addDays(from, -1))}>
                {t('season.before')}
              </KeyButton>
              <KeyButton keys="PageDown" onPress={() => turn(addDays(to, 1))}>
                {t('season.after')}
              </KeyButton>
              {mayBook && (
                <KeyButton primary keys="F2" onPress={() => void navigate('/rooms/new?repeat=weekly')}>
                  {t('season.add')}
                </KeyButton>
              )}
            </>
          }
        />
      }
    >
      {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines lines={8} />}
      {query.data !== undefined && (
        <Sheet grow label={t('season.groups')}>
          {groups.length === 0 ? (
            <EmptyState>{t('season.none')}</EmptyState>
          ) : (
            <ul className="season">
              {groups.map((group) => (
                <Group
                  key={group.id}
                  group={group}
                  all={groups}
                  alike={query.data.alike}
                  roomName={roomName}
                />
              ))}
            </ul>
          )}
        </Sheet>
      )}
    </Page>
  )
}

type Alike = Awaited<ReturnType<(typeof desk)['rooms']['season']['plan']['call']>>['alike'][number]

interface GroupProps {
  readonly group: PlannedGroup
  readonly all: readonly PlannedGroup[]
  readonly alike: readonly Alike[]
  readonly roomName: (room: number) => string
}

const hours = (minutes: number): number => Math.round((minutes / 60) * 10) / 10

function Group({ group, all, alike, roomName }: GroupProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const navigate = useNavigate()
  const { name, outside, series, mostMinutes, quota, overIn } = group
  const owner = (id: number) => all.find((one) => one.series.some((each) => each.id === id))
  const told = alike.flatMap(({ one, other, because }) => {
    const mine = series.some(({ id }) => id === one)
      ? other
      : series.some(({ id }) => id === other)
        ? one
        : null
    const theirs = mine === null ? undefined : owner(mine)
    return theirs === undefined ? [] : [t(`season.alike.${because}`, { name: theirs.name })]
  })
  return (
    <li>
      <div className="season-head">
        <b>{name}</b>
        <span className="soft small">{t(`holders.${outside ? 'outside-group' : 'group'}`)}</span>
        <span className="season-hours">
          {quota === null
            ? t('season.hours', { hours: hours(mostMinutes) })
            : t('season.hoursOf', { hours: hours(mostMinutes), most: hours(quota) })}
        </span>
        {overIn !== null && (
          <Status tone="late">{t('season.over', { day: monthAndDay(overIn, today) })}</Status>
        )}
        {[...new Set(told)].map((text) => (
          <Status key={text} tone="soon">
            {text}
          </Status>
        ))}
      </div>
      <ul>
        {series.map(({ id, room, pattern, inCharge, dates, pending }) => (
          <li key={id} className="season-series">
            <button type="button" className="link" onClick={() => void navigate(`/rooms/series/${id}`)}>
              {roomName(room)} {patternText(t, pattern, today)}
            </button>
            <span className="soft">{inCharge ?? ''}</span>
            <span>{t('season.dates', { count: dates })}</span>
            {pending > 0 && <Status tone="soon">{t('season.pending', { count: pending })}</Status>}
          </li>
        ))}
      </ul>
    </li>
  )
}
