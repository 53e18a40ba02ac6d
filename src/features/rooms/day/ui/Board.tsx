/**
 * The board of a day or a week. One element has the focus, the cursor: arrows move it, Shift stretches it, Enter books or
 * opens; it names the room, the time and what is there. The mouse moves the same cursor.
 */
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { isComposing, keysOf } from '#app/key-names'
import { useToday } from '#app/session/session'
import type { BookingCard } from '../../bookings/contract'
import { startOfDay, type Span } from '../../rules'
import { underCursor, type CursorKey, type Under } from '../rules'
import { nameText } from '../../ui/booking-words'
import { becauseText, spanText } from '../../ui/words'
import type { ViewBlock, ViewColumn, ViewRoom } from '../contract'
import { along, BlockPiece, BufferPieces, NowLine, ShutPieces } from './pieces'
import type { BoardCursor, CursorOnBoard } from './use-cursor'

export interface BoardProps {
  readonly columns: readonly ViewColumn[]
  readonly rooms: readonly ViewRoom[]
  readonly bookings: readonly BookingCard[]
  /** Minutes after midnight. */
  readonly hours: Span
  readonly now: number
  readonly turned: boolean
  /** Heads are days instead of rooms. */
  readonly week: boolean
  readonly cursorOnBoard: CursorOnBoard
  /** Enter, or a click on the cursor. */
  readonly onAct: (cursor: BoardCursor, under: Under) => void
  readonly onOpen: (block: ViewBlock, column: ViewColumn) => void
  /** Told where somebody has put the cursor; nothing where somebody is, or it is shut. */
  readonly onFree: (free: FreeSpan | undefined) => void
}

/** What a booking that is begun from the board begins with: minutes of wall clock. */
export interface FreeSpan {
  readonly room: number
  readonly from: number
  readonly until: number
}

/** Along the time and across the columns, whichever way the board lies. */
const keysDown: Readonly<Record<string, CursorKey>> = {
  ArrowUp: 'earlier',
  ArrowDown: 'later',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  'Shift+ArrowDown': 'longer',
  'Shift+ArrowUp': 'shorter',
  Home: 'first',
  End: 'last',
}
const keysAcross: Readonly<Record<string, CursorKey>> = {
  ArrowLeft: 'earlier',
  ArrowRight: 'later',
  ArrowUp: 'left',
  ArrowDown: 'right',
  'Shift+ArrowRight': 'longer',
  'Shift+ArrowLeft': 'shorter',
  Home: 'first',
  End: 'last',
}

const headKey = ({ room, day }: ViewColumn): string => `${room} ${day}`

const spanOfDay = (day: string, { from, until }: Span): Span => ({
  from: startOfDay(day) + from,
  until: startOfDay(day) + until,
})

export function Board(props: BoardProps) {
  const { columns, rooms, bookings, hours, now, turned, week, cursorOnBoard, onAct, onOpen, onFree } = props
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { cursor, press } = cursorOnBoard
  const known = new Map(bookings.map((booking) => [booking.id, booking]))
  const under = cursor === undefined ? undefined : underCursor(columnFor(cursor.column), cursor.span)
  useEffect(() =>
    onFree(
      under?.kind === 'free' && cursor?.isPut === true
        ? { room: cursor.column.room, ...cursor.span }
        : undefined,
    ),
  )
  const drag = useDrag(props)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const key = (turned ? keysAcross : keysDown)[keysOf(event.nativeEvent)]
    if (key === undefined) return
    event.preventDefault()
    press(key)
  }
  const ticks = Array.from({ length: Math.ceil((hours.until - hours.from) / 60) + 1 }, (_, index) => ({
    clock: `${Math.floor(hours.from / 60) + index}:00`,
    at: hours.from + index * 60,
  })).filter(({ at }) => at <= hours.until)
  return (
    <div className={turned ? 'board board-turned' : 'board'} onKeyDown={onKeyDown}>
      <div className="board-corner" />
      <div className="board-heads">
        {columns.map((column) => {
          const room = rooms.find(({ id }) => id === column.room)
          return week ? (
            <div key={headKey(column)} className={column.day === today ? 'board-head today' : 'board-head'}>
              <b>{dayWithWeekday(column.day, today)}</b>
            </div>
          ) : (
            <div key={headKey(column)} className="board-head">
              <b>{room?.name}</b>
              <span>{room === undefined ? '' : roomLine(t, room)}</span>
            </div>
          )
        })}
      </div>
      <div className="board-times" aria-hidden="true">
        {ticks.map(({ clock, at }) => (
          <span key={clock} style={along({ from: at, until: at }, hours)}>
            {clock}
          </span>
        ))}
      </div>
      <div className="board-columns">
        {columns.map((column, index) => {
          const within = spanOfDay(column.day, hours)
          const room = rooms.find(({ id }) => id === column.room)
          return (
            <div key={headKey(column)} className="board-column" {...drag(index)}>
              {ticks.slice(1, -1).map(({ at }) => (
                <i key={at} className="board-line" style={along({ from: at, until: at }, hours)} />
              ))}
              <ShutPieces column={column} within={within} />
              <BufferPieces column={column} within={within} />
              {column.blocks.map((block) => (
                <BlockPiece
                  key={block.bookings.join()}
                  block={block}
                  within={within}
                  room={room}
                  bookings={known}
                  onOpen={(one) => onOpen(one, column)}
                />
              ))}
              {column.day === today && <NowLine now={now} within={within} named={week || index === 0} />}
              {cursor?.index === index && under !== undefined && (
                <CursorPiece
                  cursor={cursor}
                  under={under}
                  within={within}
                  name={week ? dayWithWeekday(column.day, today) : (room?.name ?? '')}
                  known={known}
                  room={room}
                  turned={turned}
                  onAct={() => onAct(cursor, under)}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The rules know a column by its room alone. */
const columnFor = ({ room, shut, blocks, buffers }: ViewColumn) => ({ room, shut, blocks, buffers })

function roomLine(t: ReturnType<typeof useTranslation<'rooms'>>['t'], room: ViewRoom): string {
  if (room.outOfUse !== null) return `${t('outOfUse')} · ${room.outOfUse}`
  const modes = room.modes.map((mode) => t(`modes.${mode}`)).join(t('slash'))
  const pieces = room.equipment.map(({ name, pieces: count }) => `${name} ${count}`)
  return [t('people', { count: room.places }), modes, ...pieces.slice(0, 1)].join(' · ')
}

interface CursorPieceProps {
  readonly cursor: BoardCursor
  readonly under: Under
  readonly within: Span
  readonly name: string
  readonly known: ReadonlyMap<number, BookingCard>
  readonly room: ViewRoom | undefined
  readonly turned: boolean
  readonly onAct: () => void
}

function CursorPiece({ cursor, under, within, name, known, room, turned, onAct }: CursorPieceProps) {
  const { t } = useTranslation('rooms')
  const button = useRef<HTMLButtonElement>(null)
  const { index, span } = cursor
  // The one element with the focus: it goes along when the cursor goes to another column, and is there from the start.
  useEffect(() => {
    const { activeElement } = document
    const isElsewhere = activeElement?.closest('[role=dialog], input, textarea') ?? null
    if (isElsewhere === null) button.current?.focus({ preventScroll: true })
    button.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [index, span.from, span.until])
  const hours = spanText(t, span)
  const what = wordsOf(t, under, known)
  const hint = under.kind === 'free' ? t(turned ? 'day.freeHintAcross' : 'day.freeHint') : ''
  const shown = under.kind === 'free' || under.kind === 'buffer'
  return (
    <button
      ref={button}
      type="button"
      className={`piece cursor cursor-${under.kind}`}
      style={along(span, within)}
      aria-label={t('day.cursor', {
        room: (room?.outOfUse ?? null) === null ? name : `${name} ${t('outOfUse')}`,
        hours,
        what,
      })}
      onClick={(event) => {
        event.stopPropagation()
        onAct()
      }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <span className="piece-words">
        {shown && (
          <>
            <b>
              {hours}
              {'\u3000'}
              {what}
            </b>
            <span className="piece-detail">{hint}</span>
          </>
        )}
      </span>
    </button>
  )
}

function wordsOf(
  t: ReturnType<typeof useTranslation<'rooms'>>['t'],
  under: Under,
  known: ReadonlyMap<number, BookingCard>,
): string {
  switch (under.kind) {
    case 'free':
      return t('day.free')
    case 'buffer':
      return t('day.between')
    case 'shut':
      return becauseText(t, under.because)
    case 'bookings':
      return under.bookings
        .flatMap((id) => known.get(id) ?? [])
        .map((booking) => `${nameText(t, booking)} ${t(`held.states.${booking.state}`)}`)
        .join(t('comma'))
  }
}

/** The mouse: a press puts the cursor there, a drag stretches it, and letting go after a drag is Enter. */
function useDrag({ columns, hours, turned, cursorOnBoard, onAct }: BoardProps) {
  const began = useRef<{ readonly index: number; readonly from: number; moved: boolean }>(undefined)
  const minuteAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect()
    const part = turned ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height
    return hours.from + Math.max(0, Math.min(1, part)) * (hours.until - hours.from)
  }
  return (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      const from = minuteAt(event)
      began.current = { index, from, moved: false }
      event.currentTarget.setPointerCapture(event.pointerId)
      cursorOnBoard.put(index, from)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const drag = began.current
      if (drag?.index !== index) return
      const to = minuteAt(event)
      if (!drag.moved && Math.abs(to - drag.from) < 10) return
      drag.moved = true
      cursorOnBoard.put(index, Math.min(drag.from, to), Math.max(drag.from, to))
    },
    onPointerUp: () => {
      const drag = began.current
      began.current = undefined
      const { cursor } = cursorOnBoard
      const column = columns[index]
      if (drag?.moved !== true || cursor === undefined || column === undefined) return
      onAct(cursor, underCursor(columnFor(column), cursor.span))
    },
    onPointerCancel: () => {
      began.current = undefined
    },
  })
}
