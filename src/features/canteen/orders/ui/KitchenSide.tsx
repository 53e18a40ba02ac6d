/** The kitchen's count of a sitting: heads by way, what to cook, who comes unasked, who gets something else. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState, LoadingLines, Sheet } from '#app/parts/index'
import type { Meal } from '../../contract/words'
import { desk } from '../../ui/client'
import { WhatShown } from './words'

export function KitchenSide({ day, meal }: { readonly day: string; readonly meal: Meal }) {
  const { t } = useTranslation('canteen')
  const { data, error, refetch } = useQuery(
    desk.canteen.orders.kitchen.queryOptions({ input: { day, meal } }),
  )
  const total = data?.byWay.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <Sheet grow title={t('orders.kitchen')} remark={t('orders.heads', { count: total })}>
      <div className="orders-kitchen">
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <LoadingLines lines={6} />}
        {data !== undefined && (
          <>
            <div className="orders-counts">
              {data.byWay.map(({ way, count }) => (
                <span key={way}>
                  <b>{count}</b>
                  <span className="soft">{t(`ways.${way}`)}</span>
                </span>
              ))}
            </div>
            <p>
              {data.forecast === null
                ? t('orders.noForecast')
                : t('orders.forecast', { count: data.forecast })}
            </p>
            <h3>{t('orders.toCook')}</h3>
            <ul>
              {data.byOffer.map(({ name, count }) => (
                <li key={name}>
                  <span>{name}</span>
                  <b>{count}</b>
                </li>
              ))}
              {data.byOffer.length === 0 && <li className="soft">{t('orders.nothingToCook')}</li>}
            </ul>
            <h3>{t('orders.exceptions')}</h3>
            <ul>
              {data.exceptions.map((one) => (
                <li key={one.diner}>
                  <b>{one.name}</b>
                  <WhatShown order={{ what: one.what, instead: one }} />
                </li>
              ))}
              {data.diets.map(({ diner, name, diet }) => (
                <li key={`diet ${diner}`}>
                  <b>{name}</b>
                  <span>{diet}</span>
                </li>
              ))}
              {data.exceptions.length + data.diets.length === 0 && (
                <li className="soft">{t('orders.noExceptions')}</li>
              )}
            </ul>
          </>
        )}
      </div>
    </Sheet>
  )
}
