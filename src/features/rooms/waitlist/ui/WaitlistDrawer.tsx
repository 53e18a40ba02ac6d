/** Who waits for what, slot by slot in the order of the list: whom to call, what was offered, what they said. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { DetailDrawer, EmptyState, ErrorState, LoadingLines } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { dayOfMinute } from '../../rules'
import { desk } from '../../ui/client'
import { useOverDay } from '../../ui/there'
import { spanText } from '../../ui/words'
import type { ListedWaiting } from '../contract'
import { WaitingLine } from './WaitingLine'
import './waitlist.css'

export default function WaitlistDrawer() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const query = useQuery({
    ...desk.rooms.waitlist.list.queryOptions({ input: {} }),
    refetchInterval: 60_000,
  })
  const error = query.error ?? house.error
  const named = (code: string) => house.data?.equipment.find((one) => one.code === code)?.name ?? code
  const rooms = new Map(house.data?.rooms.map(({ id, name }) => [id, name]))
  return (
    <DetailDrawer title={t('waitlist.title')} onClose={() => open('/rooms')} width={680}>
      {error !== null && <ErrorState error={error} onRetry={() => void query.refetch()} />}
      {query.isPending && error === null && <LoadingLines lines={6} />}
      {query.data?.rows.length === 0 && <EmptyState>{t('waitlist.none')}</EmptyState>}
      {query.data !== undefined && house.data !== undefined && (
        <Slots rows={query.data.rows} roomName={(id) => rooms.get(id) ?? ''} named={named} />
      )}
    </DetailDrawer>
  )
}

interface SlotsProps {
  readonly rows: readonly ListedWaiting[]
  readonly roomName: (id: number) => string
  readonly named: (code: string) => string
}

function Slots({ rows, roomName, named }: SlotsProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const mayBook = useMay('rooms.book')
  const slots = [...Map.groupBy(rows, ({ room, span }) => `${room} ${span.from} ${span.until}`).values()]
  // One key for the one thing to do: what was offered is answered first, then the next is called.
  const next = rows.find(({ state }) => state === 'offered') ?? rows.find(({ toCall }) => toCall)
  return (
    <div className="waitlist">
      {slots.map((waiting) => {
        const [first] = waiting
        if (first === undefined) return null
        const when = `${dayWithWeekday(dayOfMinute(first.span.from), today)} ${spanText(t, first.span)}`
        return (
          <section key={first.id} aria-label={`${roomName(first.room)} ${when}`}>
            <h3>
              {roomName(first.room)} · {when}
            </h3>
            <ol>
              {waiting.map((one) => (
                <WaitingLine
                  key={one.id}
                  waiting={one}
                  named={named}
                  mayBook={mayBook}
                  isNext={one === next}
                />
              ))}
            </ol>
          </section>
        )
      })}
    </div>
  )
}
