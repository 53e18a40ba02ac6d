/** 用完即止: how much there is for all people together, whose it is, and what the last meal gets. */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { MoneyInput } from '#app/parts/index'
import { lastPayments, totalPeriods, type Total } from '../../contract/index'
import { Lines } from '../../ui/Lines'
import { PoolSelect, type ListProps } from './ExtrasEditor'

export function TotalsEditor({ value = [], onChange }: ListProps<Total>) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Total>
      label={t('policies.totals')}
      value={value}
      onChange={(totals) => onChange?.(totals)}
      blank={() => ({ fen: 1_000_000, per: 'year', last: 'in-part' })}
      addLabel={t('policies.addTotal')}
      most={4}
    >
      {(total, put) => (
        <div className="canteen-condition">
          <Select
            aria-label={t('policies.totalPer')}
            value={total.per}
            options={totalPeriods.map((per) => ({ value: per, label: t(`totalPeriods.${per}`) }))}
            onChange={(per) => put({ ...total, per })}
            popupMatchSelectWidth={false}
          />
          <MoneyInput
            aria-label={t('policies.fen')}
            value={total.fen}
            onChange={(fen) => put({ ...total, fen: fen ?? 0 })}
          />
          <Input
            aria-label={t('policies.totalFunder')}
            placeholder={t('policies.totalFunderAll')}
            value={total.funder ?? ''}
            maxLength={20}
            onChange={({ target }) => {
              const { funder: _before, ...ofAll } = total
              put(target.value === '' ? ofAll : { ...ofAll, funder: target.value })
            }}
          />
          <Select
            aria-label={t('policies.totalLast')}
            value={total.last}
            options={lastPayments.map((last) => ({ value: last, label: t(`lastPayments.${last}`) }))}
            onChange={(last) => put({ ...total, last })}
            popupMatchSelectWidth={false}
          />
          <PoolSelect
            value={total.pool}
            onChange={(pool) => {
              const { pool: _before, ...alone } = total
              put(pool === undefined ? alone : { ...alone, pool })
            }}
          />
        </div>
      )}
    </Lines>
  )
}
