/** 送餐: the round in the order of its stops, and what came of each, entered back in one pass of the keyboard. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useSearchParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useKeys } from '#app/keys.tsx'
import {
  EmptyState,
  ErrorState,
  KeyButton,
  LoadingLines,
  Page,
  PageHead,
  Sheet,
  Status,
  Tag,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals, type Meal } from '../../contract/words'
import { useSitting } from '../../orders/ui/sitting'
import { OrderStateShown, WhatShown } from '../../orders/ui/words'
import { isSignedByStaff } from '../rules'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { StopRow } from '../contract'
import { EntryPanel } from './EntryPanel'
import { everyRound, isOnRound, noRound } from './rounds'
import './delivery.css'

export default function DeliveryPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const { asked } = useSitting()
  const [search, setSearch] = useSearchParams()
  const may = useMay('canteen.orders')
  const [active, setActive] = useState<number>()
  const [lastClock, setLastClock] = useState('')
  const { data, error, refetch } = useQuery({
    ...desk.canteen.delivery.run.queryOptions({ input: asked }),
    refetchInterval: 60_000,
  })
  const route = search.get('route') ?? everyRound
  const stops = (data?.stops ?? []).filter((stop) => isOnRound(route, stop))
  const current = stops.find((stop) => stop.diner === active) ?? stops.find(isOpen) ?? stops[0]
  const at = current === undefined ? -1 : stops.indexOf(current)
  const day = data?.day ?? asked.day ?? today
  const meal = data?.meal ?? asked.meal ?? 'lunch'
  const go = (to: { readonly day?: string; readonly meal?: Meal }) =>
    setSearch({ day, meal, ...to, ...(route === everyRound ? {} : { route }) }, { replace: true })
  const move = (by: number) => setActive(stops[Math.min(stops.length - 1, Math.max(0, at + by))]?.diner)
  useKeys({
    PageUp: () => go({ day: addDays(day, -1) }),
    PageDown: () => go({ day: addDays(day, 1) }),
    ArrowUp: () => move(-1),
    ArrowDown: () => move(1),
  })
  /** The next one that is still open, from here on and then from the top. */
  const onSettled = (clock: string) => {
    setLastClock(clock)
    const next = [...stops.slice(at + 1), ...stops.slice(0, Math.max(0, at))].find(isOpen)
    setActive(next?.diner ?? current?.diner)
  }
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={8} />
  const open = (path: string) => void navigate({ pathname: path, search: search.toString() })
  const left = stops.filter(isOpen).length
  const named = data.routes.find(({ id }) => String(id) === route) ?? data.routes[0]
  return (
    <Page
      head={
        <PageHead
          title={t('delivery.title')}
          remark={dayWithWeekday(day, today)}
          actions={
            <>
              <Rooms />
              {may && (
                <KeyButton keys="F3" onPress={() => open('/canteen/delivery/routes/new')}>
                  {t('delivery.addRoute')}
                </KeyButton>
              )}
              {may && named !== undefined && (
                <KeyButton keys="F4" onPress={() => open(`/canteen/delivery/routes/${named.id}`)}>
                  {t('delivery.changeRoute')}
                </KeyButton>
              )}
              {may && stops.length > 0 && (
                <KeyButton
                  primary
                  keys="Ctrl+P"
                  onPress={() =>
                    void navigate(`/canteen/delivery/sheet?day=${day}&meal=${meal}&route=${route}`)
                  }
                >
                  {t('delivery.sheet')}
                </KeyButton>
              )}
            </>
          }
        />
      }
      columns="minmax(0, 1fr) 400px"
    >
      <Sheet grow label={t('delivery.stops')}>
        <div className="filters">
          <KeyButton keys="PageUp" onPress={() => go({ day: addDays(day, -1) })}>
            {t('orders.dayBefore')}
          </KeyButton>
          <KeyButton keys="PageDown" onPress={() => go({ day: addDays(day, 1) })}>
            {t('orders.dayAfter')}
          </KeyButton>
          <Segmented<Meal>
            aria-label={t('menu.meal')}
            value={meal}
            options={meals.map((value) => ({ value, label: t(`meals.${value}`) }))}
            onChange={(value) => go({ meal: value })}
          />
          <Segmented<string>
            aria-label={t('delivery.route')}
            value={route}
            options={[
              { value: everyRound, label: t('delivery.everyRoute') },
              ...data.routes.map(({ id, name }) => ({ value: String(id), label: name })),
              ...(data.stops.some((stop) => stop.route === null)
                ? [{ value: noRound, label: t('delivery.noRoute') }]
                : []),
            ]}
            onChange={(value) => setSearch({ day, meal, ...(value === everyRound ? {} : { route: value }) })}
          />
          <span className="soft">{t('delivery.left', { count: left })}</span>
        </div>
        {stops.length === 0 ? (
          <EmptyState>{t('delivery.nobody')}</EmptyState>
        ) : (
          <ol className="delivery-stops" tabIndex={0} aria-label={t('delivery.title')}>
            {stops.map((stop) => (
              <li key={stop.diner}>
                <Stop
                  stop={stop}
                  route={data.routes.find(({ id }) => id === stop.route)?.name ?? ''}
                  isOn={stop === current}
                  isOver={day < data.today}
                  onChoose={() => setActive(stop.diner)}
                />
              </li>
            ))}
          </ol>
        )}
      </Sheet>
      {current === undefined ? (
        <Sheet grow label={t('delivery.entry')}>
          <EmptyState>{t('delivery.nobody')}</EmptyState>
        </Sheet>
      ) : (
        <EntryPanel
          key={`${day} ${meal} ${current.diner} ${current.state}`}
          stop={current}
          isLate={day < data.today}
          may={may && day <= data.today}
          lastClock={lastClock}
          onSettled={onSettled}
        />
      )}
      <Outlet />
    </Page>
  )
}

const isOpen = ({ state }: StopRow): boolean => state === 'open'

interface StopProps {
  readonly stop: StopRow
  readonly route: string
  readonly isOn: boolean
  readonly isOver: boolean
  readonly onChoose: () => void
}

function Stop({ stop, route, isOn, isOver, onChoose }: StopProps) {
  const { t } = useTranslation('canteen')
  const { name, address, landmark, handing } = stop
  return (
    <button
      type="button"
      tabIndex={-1}
      className={isOn ? 'delivery-stop on' : 'delivery-stop'}
      aria-current={isOn}
      onClick={onChoose}
    >
      <span>
        <b>{name}</b> {stop.hasDied && <Tag>{t('delivery.hasDied')}</Tag>}{' '}
        <span className="soft">{route === '' ? t('delivery.noRoute') : route}</span>
        <span className="delivery-where">
          {address} {landmark}
        </span>
      </span>
      <span>
        <WhatShown order={stop} />
      </span>
      <span>
        {handing === null ? (
          <OrderStateShown order={stop} isOver={isOver} />
        ) : (
          <Status tone={isSignedByStaff(handing.to) ? 'soon' : 'done'}>
            {t('delivery.handed', { clock: handing.clock, to: t(`handedTo.${handing.to}`) })}
          </Status>
        )}
      </span>
    </button>
  )
}
