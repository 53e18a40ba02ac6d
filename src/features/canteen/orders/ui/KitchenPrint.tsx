/** The kitchen's sheet on paper: what to cook, what to pack apart, and for whom something else has to be bought this week. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { paperWeekday, PrintPreview, SheetFrame, usePaperWords } from '#app/parts/print/index'
import { useSession } from '#app/session/session'
import { desk, type deskClient } from '../../ui/client'
import type { Meal } from '../../contract/words'
import type { KitchenException } from '../contract'
import { useSitting } from './sitting'
import { WhatShown } from './words'
import './orders.css'

export default function KitchenPrint() {
  const { t } = useTranslation('canteen')
  const { today } = useSession()
  const { asked } = useSitting()
  const day = asked.day ?? today
  const meal = asked.meal ?? 'lunch'
  const paper = usePaperWords('canteen')
  const kitchen = useQuery(desk.canteen.orders.kitchen.queryOptions({ input: { day, meal } }))
  return (
    <PrintPreview
      title={t('orders.kitchenPaper')}
      number={`${dayWithWeekday(day, today)} ${t(`meals.${meal}`)}`}
      fileName={`${paper('orders.kitchenPaper')} ${day} ${paper(`meals.${meal}`)}`}
      back={`/canteen/orders?day=${day}&meal=${meal}`}
      made={kitchen}
    >
      {kitchen.data !== undefined && <KitchenPaper day={day} meal={meal} kitchen={kitchen.data} />}
    </PrintPreview>
  )
}

interface KitchenPaperProps {
  readonly day: string
  readonly meal: Meal
  readonly kitchen: Awaited<ReturnType<typeof deskClient.canteen.orders.kitchen>>
}

function KitchenPaper({ day, meal, kitchen }: KitchenPaperProps) {
  const { t } = useTranslation('canteen')
  const { today } = useSession()
  const { forecast, byOffer, byWay, exceptions, diets, ahead } = kitchen
  return (
    <SheetFrame
      title={t('orders.kitchenPaper')}
      line={[
        `${paperWeekday(day, today)} ${t(`meals.${meal}`)}`,
        forecast === null ? t('orders.noForecast') : t('orders.forecast', { count: forecast }),
      ]}
    >
      <table className="paper-table">
        <thead>
          <tr>
            <th>{t('orders.toCook')}</th>
            <th>{t('orders.count')}</th>
          </tr>
        </thead>
        <tbody>
          {byOffer.map(({ name, count }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{count}</td>
            </tr>
          ))}
          {byWay.map(({ way, count }) => (
            <tr key={way}>
              <th>{t(`ways.${way}`)}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Exceptions title={t('orders.exceptions')} rows={exceptions} today={today} />
      <h2 className="orders-paper-head">{t('orders.diet')}</h2>
      <ul>
        {diets.map(({ diner, name, diet }) => (
          <li key={diner}>
            {name}：{diet}
          </li>
        ))}
        {diets.length === 0 && <li>{t('orders.noExceptions')}</li>}
      </ul>
      <Exceptions title={t('orders.ahead')} rows={ahead} today={today} />
    </SheetFrame>
  )
}

function Exceptions({
  title,
  rows,
  today,
}: {
  readonly title: string
  readonly rows: readonly KitchenException[]
  readonly today: string
}) {
  const { t } = useTranslation('canteen')
  return (
    <>
      <h2 className="orders-paper-head">{title}</h2>
      {rows.length === 0 ? (
        <p>{t('orders.noExceptions')}</p>
      ) : (
        <table className="paper-table">
          <thead>
            <tr>
              <th>{t('menu.day')}</th>
              <th>{t('diners.name')}</th>
              <th>{t('try.way')}</th>
              <th>{t('orders.gets')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.day} ${row.meal} ${row.diner}`}>
                <td>
                  {paperWeekday(row.day, today)} {t(`meals.${row.meal}`)}
                </td>
                <td>{row.name}</td>
                <td>{t(`ways.${row.way}`)}</td>
                <td>
                  <WhatShown order={{ what: row.what, instead: row }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
