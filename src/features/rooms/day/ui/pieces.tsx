/** What lies on the board: what is shut and why, bookings, the time between them, and now. */
import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '#app/session/session'
import type { BookingCard } from '../../bookings/contract'
import type { Span } from '../../rules'
import { clockText, holderText, minuteText, nameText, takenText } from '../../ui/booking-words'
import { becauseText, spanText } from '../../ui/words'
import type { ViewBlock, ViewColumn, ViewRoom } from '../contract'

/** A place along the time of a column, in parts of the hours on screen. */
type Along = CSSProperties & Readonly<Record<'--at' | '--long', string>>

export function along(span: Span, within: Span): Along {
  const whole = within.until - within.from
  const from = Math.max(span.from, within.from)
  const until = Math.min(span.until, within.until)
  return {
    '--at': `${((from - within.from) / whole) * 100}%`,
    '--long': `${((until - from) / whole) * 100}%`,
  }
}

export function ShutPieces({ column, within }: { readonly column: ViewColumn; readonly within: Span }) {
  const { t } = useTranslation('rooms')
  return column.shut.map(({ span, because }) => (
    <div key={span.from} className="piece piece-shut" style={along(span, within)}>
      <span className="piece-words">
        {becauseText(t, because)}
        {because.kind !== 'hours' && <small>{spanText(t, span)}</small>}
      </span>
    </div>
  ))
}

export function BufferPieces({ column, within }: { readonly column: ViewColumn; readonly within: Span }) {
  const { t } = useTranslation('rooms')
  return column.buffers.map((span) => (
    <div key={span.from} className="piece piece-buffer" style={along(span, within)}>
      <span className="piece-words">{t('day.buffer', { hours: spanText(t, span) })}</span>
    </div>
  ))
}

interface BlockProps {
  readonly block: ViewBlock
  readonly within: Span
  readonly room: ViewRoom | undefined
  readonly bookings: ReadonlyMap<number, BookingCard>
  readonly onOpen: (block: ViewBlock) => void
}

export function BlockPiece({ block, within, room, bookings, onOpen }: BlockProps) {
  const there = block.bookings.flatMap((id) => bookings.get(id) ?? [])
  const [first] = there
  if (first === undefined) return null
  const style = {
    ...along(block.span, within),
    '--lane': `${(block.lane / block.lanes) * 100}%`,
    '--wide': `${100 / block.lanes}%`,
  }
  const kind = block.pending ? 'piece-pending' : first.standing === 'over' ? 'piece-over' : 'piece-held'
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`piece piece-block ${kind}`}
      style={style}
      onClick={(event) => {
        event.stopPropagation()
        onOpen(block)
      }}
      onPointerDown={(event) => event.stopPropagation()}
    >
      {there.length === 1 ? (
        <OneBooking booking={first} span={block.span} room={room} />
      ) : (
        <ManySeats block={block} there={there} places={room?.places ?? 0} />
      )}
    </button>
  )
}

interface WordsProps {
  readonly hours: string
  readonly title: ReactNode
  readonly children: ReactNode
}

function Words({ hours, title, children }: WordsProps) {
  return (
    <span className="piece-words">
      <b>
        <span className="piece-hours">{hours}</span>
        {title}
      </b>
      <span className="piece-detail">{children}</span>
    </span>
  )
}

function OneBooking({
  booking,
  span,
  room,
}: {
  readonly booking: BookingCard
  readonly span: Span
  readonly room: ViewRoom | undefined
}) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const named = (code: string) => room?.equipment.find((one) => one.code === code)?.name ?? code
  const taken = takenText(t, booking, named)
  const hours = spanText(t, span)
  if (booking.state === 'pending') {
    const until = booking.holdsUntil === null ? '' : minuteText(booking.holdsUntil, today)
    return (
      <Words hours={hours} title={t('held.states.pending')}>
        {nameText(t, booking)} · {taken} · {t('day.holdsUntil', { until })}
      </Words>
    )
  }
  const told = ['late', 'here', 'unheld'].includes(booking.standing)
  const mark = told ? ` · ${t(`standings.${booking.standing}`)}` : ''
  const same = booking.title === '' || booking.title === booking.holder.name
  const holder = same ? '' : `${holderText(t, booking)} · `
  return (
    <Words hours={hours} title={nameText(t, booking)}>
      {holder}
      {taken}
      {booking.standing === 'ended' ? ` · ${t(`held.states.${booking.state}`)}` : mark}
    </Words>
  )
}

function ManySeats({
  block,
  there,
  places,
}: {
  readonly block: ViewBlock
  readonly there: readonly BookingCard[]
  readonly places: number
}) {
  const { t } = useTranslation('rooms')
  const names = there.slice(0, 2).map((booking) => holderText(t, booking))
  return (
    <Words hours={spanText(t, block.span)} title={t('day.seatsTaken', { taken: block.peak, places })}>
      {t('day.many', { names: names.join(t('comma')), count: there.length })}
    </Words>
  )
}

/** Where the clock stands, on today's columns. */
export function NowLine({
  now,
  within,
  named,
}: {
  readonly now: number
  readonly within: Span
  /** One of the columns says the time. */
  readonly named: boolean
}) {
  if (now < within.from || now >= within.until) return null
  return (
    <div className="now-line" style={along({ from: now, until: now }, within)} aria-hidden="true">
      {named && <span>{clockText(now)}</span>}
    </div>
  )
}
