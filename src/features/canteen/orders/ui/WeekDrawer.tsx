/** A diner's week: what they get on which day, and the patterns and pauses that made it so. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useKeys } from '#app/keys.tsx'
import { DetailDrawer, ErrorState, KeyButton, LoadingLines, Tag } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals, type Meal } from '../../contract/words'
import { mondayOf } from '../../rules/periods'
import { desk } from '../../ui/client'
import type { OrderOfDay } from '../contract'
import { PatternsShown } from './PatternsShown'
import { PausesShown } from './PausesShown'
import { SittingForm } from './SittingForm'
import { useSitting } from './sitting'
import { OrderStateShown, WhatShown } from './words'
import './orders.css'

interface Chosen {
  readonly day: string
  readonly meal: Meal
}

export default function WeekDrawer() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const today = useToday()
  const diner = Number(useParams()['dinerId'])
  const { asked, search } = useSitting()
  // Until somebody turns to another, it is the week of today, also when the week ends while it is looked at.
  const [turned, setFrom] = useState<string>()
  const from = turned ?? mondayOf(asked.day ?? today)
  const [chosen, setChosen] = useState<Chosen>()
  const may = useMay('canteen.orders')
  const { data, error, refetch } = useQuery({
    ...desk.canteen.orders.week.queryOptions({ input: { diner, from } }),
    placeholderData: keepPreviousData,
  })
  const orders = data?.orders ?? []
  const to = (days: number) => setFrom(addDays(from, days))
  return (
    <DetailDrawer
      title={data === undefined ? t('orders.week') : t('orders.weekOf', { name: data.diner.resident.name })}
      width={720}
      onClose={() => void navigate(`/canteen/orders?${search}`)}
    >
      <WeekKeys onGo={to} />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data !== undefined && (
        <div className="stack">
          <div className="orders-week-head">
            <KeyButton keys="PageUp" onPress={() => to(-7)}>
              {t('menu.before')}
            </KeyButton>
            <KeyButton keys="PageDown" onPress={() => to(7)}>
              {t('menu.next')}
            </KeyButton>
            {data.diner.avoids.map((one) => (
              <Tag key={one} tone="soon">
                {t('till.avoids', { what: one })}
              </Tag>
            ))}
          </div>
          <table className="orders-week">
            <thead>
              <tr>
                <th>{t('menu.day')}</th>
                {meals.map((meal) => (
                  <th key={meal}>{t(`meals.${meal}`)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: 7 }, (_, at) => addDays(from, at)).map((day) => (
                <tr key={day} className={day === today ? 'on' : ''}>
                  <th>{dayWithWeekday(day, today)}</th>
                  {meals.map((meal) => (
                    <td key={meal}>
                      <Cell
                        label={`${dayWithWeekday(day, today)} ${t(`meals.${meal}`)}`}
                        order={orders.find((one) => one.day === day && one.meal === meal)}
                        isOver={day < today}
                        isOn={chosen?.day === day && chosen.meal === meal}
                        onChoose={may ? () => setChosen({ day, meal }) : undefined}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {chosen !== undefined && (
            <SittingForm
              key={`${chosen.day} ${chosen.meal}`}
              diner={diner}
              {...chosen}
              order={orders.find((one) => one.day === chosen.day && one.meal === chosen.meal)}
              onDone={() => setChosen(undefined)}
            />
          )}
          <PatternsShown diner={diner} patterns={data.patterns} may={may} />
          <PausesShown diner={diner} pauses={data.pauses} may={may} />
        </div>
      )}
    </DetailDrawer>
  )
}

/** Inside the drawer's layer, so that the page below does not turn its days meanwhile. */
function WeekKeys({ onGo }: { readonly onGo: (days: number) => void }) {
  useKeys({ PageUp: () => onGo(-7), PageDown: () => onGo(7) })
  return null
}

interface CellProps {
  readonly label: string
  readonly order: OrderOfDay | undefined
  readonly isOver: boolean
  readonly isOn: boolean
  readonly onChoose: (() => void) | undefined
}

function Cell({ label, order, isOver, isOn, onChoose }: CellProps) {
  const { t } = useTranslation('canteen')
  const shown =
    order === undefined ? (
      <span className="soft">—</span>
    ) : (
      <>
        <b>{t(`ways.${order.way}`)}</b> <span className="soft">{t(`orderKinds.${order.by}`)}</span>
        <span className="orders-cell-what">
          <WhatShown order={order} />
        </span>
        {(isOver || order.state !== 'open') && <OrderStateShown order={order} isOver={isOver} />}
      </>
    )
  if (onChoose === undefined) return <div className="orders-cell">{shown}</div>
  return (
    <button
      type="button"
      className={isOn ? 'orders-cell on' : 'orders-cell'}
      aria-pressed={isOn}
      aria-label={label}
      onClick={onChoose}
    >
      {shown}
    </button>
  )
}
