/** The first screen of the rooms: who has which room when, today or any day, and the way to book what is free. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import { dayWithWeekday, monthAndDay } from '#app/dates'
import { addDays } from '#ground/days'
import { useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { EmptyState, ErrorState, KeyButton, LoadingLines, PageHead, Sheet, Status } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { mondayOf } from '../../rules'
import type { Under } from '../rules'
import { desk } from '../../ui/client'
import { useOverDay, useThere } from '../../ui/there'
import { becauseText } from '../../ui/words'
import type { ViewBlock, ViewColumn } from '../contract'
import { OwnUseButton } from '../../precedence/ui/OwnUseButton'
import { WaitlistButton } from '../../waitlist/ui/WaitlistButton'
import { Board, type FreeSpan } from './Board'
import { useCursor, type BoardCursor } from './use-cursor'
import './day.css'

export default function DayPage() {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { there, set } = useThere()
  const { day, span, room, turned } = there
  const week = span === 'week'
  const open = useOverDay()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  /** Where somebody has put the cursor, if that is free: a new booking begins there, by whichever key. */
  const free = useRef<FreeSpan>(undefined)
  const see = useCallback((found: FreeSpan | undefined) => {
    free.current = found
  }, [])
  const firstRoom = house.data?.rooms[0]?.id ?? null
  const from = week ? mondayOf(day) : day
  const input = { from, days: week ? (7 as const) : (1 as const), room: week ? (room ?? firstRoom) : null }
  const query = useQuery({
    ...desk.rooms.day.view.queryOptions({ input }),
    enabled: !week || input.room !== null,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  const step = week ? 7 : 1
  const go = (days: number) => set({ day: addDays(day, days) })
  useKeys({
    D: () => set({ span: 'day' }),
    W: () => set({ span: 'week' }),
    V: () => set({ turned: !turned }),
  })
  const title = week
    ? t('day.week', { from: monthAndDay(from, today), until: monthAndDay(addDays(from, 6), today) })
    : dayWithWeekday(day, today)
  return (
    <div className="page rooms-day">
      <PageHead
        title={title}
        status={
          <div className="rooms-day-ways">
            <KeyButton keys="PageUp" onPress={() => go(-step)}>
              {t(week ? 'day.weekBefore' : 'day.dayBefore')}
            </KeyButton>
            <KeyButton keys="T" onPress={() => set({ day: today })}>
              {t('day.today')}
            </KeyButton>
            <KeyButton keys="PageDown" onPress={() => go(step)}>
              {t(week ? 'day.weekAfter' : 'day.dayAfter')}
            </KeyButton>
            <Segmented
              value={span}
              onChange={(value) => set({ span: value === 'week' ? 'week' : 'day' })}
              options={[
                { value: 'day', label: t('day.byDay') },
                { value: 'week', label: t('day.byWeek') },
              ]}
              aria-label={t('day.span')}
            />
          </div>
        }
        actions={
          <Actions
            week={week}
            room={input.room}
            from={from}
            begin={() => open('/rooms/new', { ...free.current })}
          />
        }
      />
      {week && (house.data?.rooms.length ?? 0) > 0 && (
        <Segmented
          className="rooms-day-rooms"
          value={input.room ?? 0}
          onChange={(value) => set({ room: value })}
          options={(house.data?.rooms ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          aria-label={t('rooms')}
        />
      )}
      {house.data?.rooms.length === 0 ? (
        <NoRooms />
      ) : (
        <Sheet grow label={t('day.board')}>
          {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
          {query.isPending && <LoadingLines lines={8} />}
          {query.data !== undefined && (
            <Shown view={query.data} turned={turned} onFree={see} key={`${span} ${String(input.room)}`} />
          )}
        </Sheet>
      )}
      <Outlet />
    </div>
  )
}

function NoRooms() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const mayManage = useMay('rooms.manage')
  return (
    <EmptyState
      action={
        mayManage && (
          <KeyButton primary onPress={() => open('/settings/rooms/new')}>
            {t('addRoom')}
          </KeyButton>
        )
      }
    >
      {t('noRooms')}
    </EmptyState>
  )
}

interface ActionsProps {
  readonly week: boolean
  readonly room: number | null
  readonly from: string
  /** A new booking. */
  readonly begin: () => void
}

function Actions({ week, room, from, begin }: ActionsProps) {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const mayBook = useMay('rooms.book')
  return (
    <>
      <KeyButton keys="O" onPress={() => open('/rooms/door')}>
        {t('atDoor.title')}
      </KeyButton>
      <KeyButton keys="L" onPress={() => open('/rooms/list')}>
        {t('day.list')}
      </KeyButton>
      {week && room !== null && (
        <KeyButton keys="P" onPress={() => open('/rooms/door-sheet', { of: room, day: from })}>
          {t('day.print')}
        </KeyButton>
      )}
      {!week && <OwnUseButton />}
      <WaitlistButton />
      {mayBook && (
        <>
          <KeyButton keys="A" onPress={() => open('/rooms/find')}>
            {t('day.find')}
          </KeyButton>
          <KeyButton primary keys="N" onPress={begin}>
            {t('day.new')}
          </KeyButton>
        </>
      )}
    </>
  )
}

type View = Awaited<ReturnType<(typeof desk)['rooms']['day']['view']['call']>>

interface ShownProps {
  readonly view: View
  readonly turned: boolean
  readonly onFree: (free: FreeSpan | undefined) => void
}

function Shown({ view, turned, onFree }: ShownProps) {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const mayBook = useMay('rooms.book')
  const cursorOnBoard = useCursor(view)
  // Until the other span has been read, what is still on screen has its own heads.
  const week = new Set(view.columns.map(({ day }) => day)).size > 1
  const toBooking = (id: number) => open(`/rooms/bookings/${id}`)
  const toThose = (column: ViewColumn, bookings: readonly number[], span: BoardCursor['span']) => {
    const [only, ...more] = bookings
    if (only !== undefined && more.length === 0) toBooking(only)
    else open('/rooms/seats', { room: column.room, from: span.from, until: span.until })
  }
  const act = ({ column, span }: BoardCursor, under: Under) => {
    const room = view.rooms.find(({ id }) => id === column.room)
    const blocked = room?.outOfUse
    if (blocked !== null && blocked !== undefined) {
      notify(t('day.outOfUse', { room: room?.name ?? '', why: blocked }), 'warning')
      return
    }
    if (under.kind === 'bookings') toThose(column, under.bookings, span)
    else if (under.kind === 'shut') notify(becauseText(t, under.because), 'warning')
    else if (mayBook) open('/rooms/new', { room: column.room, from: span.from, until: span.until })
  }
  const openBlock = (block: ViewBlock, column: ViewColumn) => toThose(column, block.bookings, block.span)
  return (
    <>
      {view.yearsNotAnnounced.map((year) => (
        <p key={year} className="rooms-day-note">
          <Status tone="soon">{t('day.notAnnounced', { year })}</Status>
        </p>
      ))}
      <Board
        {...view}
        week={week}
        turned={turned}
        cursorOnBoard={cursorOnBoard}
        onAct={act}
        onOpen={openBlock}
        onFree={onFree}
      />
      <p className="rooms-day-keys soft small">{t(turned ? 'day.keysAcross' : 'day.keys')}</p>
    </>
  )
}
