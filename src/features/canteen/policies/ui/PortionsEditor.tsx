/** 限量供应: how many meals for all people together, and for how long. */
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { periods, type Portion } from '../../contract/index'
import { Lines } from '../../ui/Lines'
import { PoolSelect, type ListProps } from './ExtrasEditor'

export function PortionsEditor({ value = [], onChange }: ListProps<Portion>) {
  const { t } = useTranslation('canteen')
  return (
    <Lines<Portion>
      label={t('policies.portions')}
      value={value}
      onChange={(portions) => onChange?.(portions)}
      blank={() => ({ count: 50, per: 'day' })}
      addLabel={t('policies.addPortion')}
      most={4}
    >
      {(portion, put) => (
        <div className="canteen-condition">
          <Select
            aria-label={t('policies.portionPer')}
            value={portion.per}
            options={periods.map((per) => ({ value: per, label: t(`periods.${per}`) }))}
            onChange={(per) => put({ ...portion, per })}
            popupMatchSelectWidth={false}
          />
          <InputNumber
            aria-label={t('policies.portionCount')}
            min={1}
            max={10_000_000}
            precision={0}
            value={portion.count}
            onChange={(count) => put({ ...portion, count: count ?? 1 })}
          />
          <span>{t('policies.portionUnit')}</span>
          <PoolSelect
            value={portion.pool}
            onChange={(pool) => {
              const { pool: _before, ...alone } = portion
              put(pool === undefined ? alone : { ...alone, pool })
            }}
          />
        </div>
      )}
    </Lines>
  )
}
