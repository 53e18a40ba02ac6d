/** A room's week on paper, for its door: hours, who has it when, what is shut and why; nobody's name but what was given to the door. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { paperDay, paperWeekday, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { addDays } from '#ground/days'
import type { BookingCard } from '../../bookings/contract'
import { mondayOf } from '../../rules'
import { desk } from '../../ui/client'
import { numberIn, useThere } from '../../ui/there'
import { becauseText, spanText } from '../../ui/words'
import './day.css'

export default function DoorSheet() {
  const { t } = useTranslation('rooms')
  const [address] = useSearchParams()
  const { there } = useThere()
  const { today } = useSession()
  const from = mondayOf(there.day)
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const room = numberIn(address.get('of')) ?? house.data?.rooms[0]?.id ?? null
  const paper = usePaperWords('rooms')
  const week = useQuery({
    ...desk.rooms.day.view.queryOptions({ input: { from, days: 7, room } }),
    enabled: room !== null,
  })
  const name = house.data?.rooms.find(({ id }) => id === room)?.name ?? ''
  const kept = new URLSearchParams({
    span: 'week',
    day: from,
    ...(room === null ? {} : { of: String(room) }),
  })
  return (
    <PrintPreview
      title={t('door.title', { room: name })}
      fileName={`${paper('door.title', { room: name })} ${from}`}
      back={`/rooms?${kept.toString()}`}
      made={[house, week]}
    >
      {week.data !== undefined && <Week view={week.data} room={name} from={from} today={today} />}
    </PrintPreview>
  )
}

type View = Awaited<ReturnType<(typeof desk)['rooms']['day']['view']['call']>>

interface WeekProps {
  readonly view: View
  readonly room: string
  readonly from: string
  readonly today: string
}

function Week({ view, room, from, today }: WeekProps) {
  const { t } = useTranslation('rooms')
  const known = new Map(view.bookings.map((booking) => [booking.id, booking]))
  const places = view.rooms.find(({ id }) => id === view.columns[0]?.room)?.places ?? 0
  return (
    <SheetFrame
      title={t('door.title', { room })}
      line={[
        t('day.week', { from: paperDay(from), until: paperDay(addDays(from, 6)) }),
        t('people', { count: places }),
      ]}
      foot={[t('door.rule'), t('door.printed', { day: paperDay(today) })]}
    >
      <table className="door-week">
        <thead>
          <tr>
            <th className="door-day">{t('booking.day')}</th>
            <th>{t('door.taken')}</th>
            <th className="door-shut">{t('door.shut')}</th>
          </tr>
        </thead>
        <tbody>
          {view.columns.map((column) => (
            <tr key={column.day}>
              <th>{paperWeekday(column.day, today)}</th>
              <td>
                {column.blocks.length === 0
                  ? isShutAllDay(column, view.hours)
                    ? ''
                    : t('day.free')
                  : column.blocks.map((block) => (
                      <p key={block.bookings.join()}>
                        {spanText(t, block.span)}
                        {'\u3000'}
                        {block.bookings.length > 1
                          ? t('day.seatsTaken', { taken: block.peak, places })
                          : doorText(t, known.get(block.bookings[0] ?? 0))}
                      </p>
                    ))}
              </td>
              <td>
                {column.shut
                  .filter(({ because }) => because.kind !== 'hours' || because.open.length === 0)
                  .map(({ span, because }) => (
                    <p key={span.from}>
                      {because.kind === 'hours' ? '' : `${spanText(t, span)} `}
                      {becauseText(t, because)}
                    </p>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </SheetFrame>
  )
}

/** Nobody takes a shut day's emptiness for an open door. What is shut is told of the hours that are shown. */
const isShutAllDay = ({ shut }: View['columns'][number], { from, until }: View['hours']): boolean =>
  shut.reduce((minutes, { span }) => minutes + span.until - span.from, 0) >= until - from

/** A door tells what a room is used for; of a resident it says no more than that somebody has it. */
function doorText(
  t: ReturnType<typeof useTranslation<'rooms'>>['t'],
  booking: BookingCard | undefined,
): string {
  if (booking === undefined) return ''
  if (booking.title !== '') return booking.title
  const { kind, name } = booking.holder
  if (kind === 'resident') return t('door.taken')
  return kind === 'centre' ? t('holders.centre') : (name ?? t('door.taken'))
}
