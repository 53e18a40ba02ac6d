/** What is cooked for somebody, and what has become of it, in the user's words. */
import { useTranslation } from 'react-i18next'
import { Status } from '#app/parts/index'
import type { OrderOfDay } from '../contract'

export function WhatShown({ order }: { readonly order: Pick<OrderOfDay, 'what' | 'instead'> }) {
  const { t } = useTranslation('canteen')
  const { what, instead } = order
  if (what === '') return <span className="soft">{t('orders.noBoard')}</span>
  if (instead === null) return what
  const because = instead.because.join(t('listSeparator', { ns: 'app' }))
  return instead.gets === null ? (
    <Status tone="late">{t('orders.noSubstitute', { what, because })}</Status>
  ) : (
    <Status tone="soon">{t('orders.instead', { gets: instead.gets, what, because })}</Status>
  )
}

export function OrderStateShown({
  order,
  isOver,
}: {
  readonly order: Pick<OrderOfDay, 'state' | 'reason' | 'way'>
  /** Its day is over: whoever has not taken it has to be asked after. */
  readonly isOver: boolean
}) {
  const { t } = useTranslation('canteen')
  switch (order.state) {
    case 'had':
      return <Status tone="done">{t('orderStates.had')}</Status>
    case 'not-taken':
      return (
        <Status tone="rest">
          {t(order.reason === null ? 'orderStates.not-taken' : `notTakenReasons.${order.reason}`)}
        </Status>
      )
    case 'open':
      return (
        <Status tone={isOver ? 'late' : 'open'}>
          {t(order.way === 'delivered' ? 'orderStates.toBring' : 'orderStates.open')}
        </Status>
      )
  }
}
