/** 订餐: who gets what at a sitting and by which way, with the kitchen's count beside it. */
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { useWrite } from '#app/desk-client/index'
import { useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import {
  EmptyState,
  ErrorState,
  KeyButton,
  ListPage,
  LoadingLines,
  ReasonDialog,
  Status,
  Tag,
  type Column,
} from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { addDays } from '#ground/days'
import { meals, reasonsSaid, type Meal } from '../../contract/words'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import type { OrderRow } from '../contract'
import { KitchenSide } from './KitchenSide'
import { useSitting } from './sitting'
import { OrderStateShown, WhatShown } from './words'
import './orders.css'

function useColumns(today: string): readonly Column<OrderRow>[] {
  const { t } = useTranslation('canteen')
  return [
    {
      key: 'name',
      title: t('diners.name'),
      width: 'minmax(130px, 1fr)',
      render: ({ name, age }) => (
        <>
          <b>{name}</b> {age !== null && <span className="soft">{t('till.age', { age })}</span>}
        </>
      ),
    },
    {
      key: 'way',
      title: t('try.way'),
      width: '72px',
      render: ({ way }) => t(`ways.${way}`),
    },
    {
      key: 'what',
      title: t('meals.lines'),
      width: 'minmax(150px, 1.6fr)',
      render: (order) => <WhatShown order={order} />,
    },
    {
      key: 'diet',
      title: t('orders.diet'),
      width: 'minmax(90px, 1fr)',
      render: ({ avoids, diet }) => (
        <>
          {avoids.map((one) => (
            <Tag key={one} tone="soon">
              {t('till.avoids', { what: one })}
            </Tag>
          ))}
          {diet !== '' && <Tag>{diet}</Tag>}
        </>
      ),
    },
    {
      key: 'by',
      title: t('orders.by'),
      width: '84px',
      render: ({ by }) => <span className="soft">{t(`orderKinds.${by}`)}</span>,
    },
    {
      key: 'state',
      title: t('eligibility.state'),
      width: '120px',
      render: (order) => <OrderStateShown order={order} isOver={order.day < today} />,
    },
  ]
}

export default function OrdersPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { dinerId } = useParams()
  const { asked, search, go } = useSitting()
  const today = useToday()
  const may = useMay('canteen.orders')
  const columns = useColumns(today)
  const [chosen, setChosen] = useState<OrderRow>()
  const [asking, setAsking] = useState<OrderRow>()
  const notTaken = useWrite(desk.canteen.orders.notTaken)
  const { data, error, refetch } = useQuery({
    ...desk.canteen.orders.day.queryOptions({ input: asked }),
    refetchInterval: 60_000,
  })
  const day = data?.day ?? asked.day ?? today
  const meal = data?.meal ?? asked.meal ?? 'lunch'
  const to = (days: number) => go({ day: addDays(day, days), meal })
  useKeys({ PageUp: () => to(-1), PageDown: () => to(1) })
  const open = (path: string) => void navigate({ pathname: path, search })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={8} />
  const passed = data.cutOffs.filter((one) => one.passed)
  const canSay = chosen?.state !== 'had' && chosen !== undefined && chosen.day <= today
  return (
    <>
      <ListPage
        title={t('orders.title')}
        label={t('orders.title')}
        remark={dayWithWeekday(day, today)}
        columnsOfPage="minmax(0, 1fr) 320px"
        actions={
          <>
            <Rooms />
            <KeyButton
              keys="Ctrl+P"
              onPress={() => void navigate(`/canteen/orders/kitchen?day=${day}&meal=${meal}`)}
            >
              {t('orders.kitchen')}
            </KeyButton>
            {may && (
              <KeyButton primary keys="F2" onPress={() => open('/canteen/orders/new')}>
                {t('orders.byHand')}
              </KeyButton>
            )}
          </>
        }
        filters={
          <>
            <KeyButton keys="PageUp" onPress={() => to(-1)}>
              {t('orders.dayBefore')}
            </KeyButton>
            <KeyButton keys="PageDown" onPress={() => to(1)}>
              {t('orders.dayAfter')}
            </KeyButton>
            <Segmented<Meal>
              aria-label={t('menu.meal')}
              value={meal}
              options={meals.map((value) => ({ value, label: t(`meals.${value}`) }))}
              onChange={(value) => go({ day, meal: value })}
            />
            {may && (
              <KeyButton
                keys="F8"
                refusedBecause={canSay ? undefined : t('orders.chooseOpen')}
                onPress={() => setAsking(chosen)}
              >
                {t('orders.notTaken')}
              </KeyButton>
            )}
            {passed.length > 0 && day >= data.today && (
              <Status tone="soon">
                {t('orders.passed', {
                  ways: passed.map(({ way }) => t(`ways.${way}`)).join(t('listSeparator', { ns: 'app' })),
                })}
              </Status>
            )}
            {!data.hasBoard && <Status tone="soon">{t('orders.noBoard')}</Status>}
          </>
        }
        beside={<KitchenSide day={day} meal={meal} />}
        columns={columns}
        rows={data.rows}
        rowKey={({ diner }) => diner}
        openKey={dinerId === undefined ? undefined : Number(dinerId)}
        onSelect={setChosen}
        onOpen={({ diner }) => open(`/canteen/orders/${diner}`)}
        empty={<EmptyState>{t('orders.nobody')}</EmptyState>}
      />
      {asking !== undefined && (
        <ReasonDialog
          title={t('orders.notTakenBy', { name: asking.name })}
          choices={reasonsSaid.map((code) => ({ code, words: t(`notTakenReasons.${code}`) }))}
          free={false}
          enterDoes
          action={t('orders.notTaken')}
          onCancel={() => setAsking(undefined)}
          onReason={({ code }) =>
            notTaken
              .write({
                diner: asking.diner,
                day: asking.day,
                meal: asking.meal,
                reason: reasonsSaid.find((one) => one === code) ?? 'not-come',
              })
              .then(() => {
                notify(t('orders.reasonKept', { name: asking.name }))
                setAsking(undefined)
              })
          }
        />
      )}
    </>
  )
}
