/** Choices that several forms of orders ask for: what is cooked, and why something is let in late. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { lateOrderReasons, type LateOrderReason } from '../../contract/words'
import { desk } from '../../ui/client'

interface Given<Value> {
  readonly id?: string
  readonly value?: Value
  readonly onChange?: (value: Value | undefined) => void
}

export function OfferSelect({ id, value, onChange }: Given<number>) {
  const { t } = useTranslation('canteen')
  const { data } = useQuery(desk.canteen.menu.list.queryOptions({ input: {} }))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      aria-label={t('meals.lines')}
      placeholder={t('orders.usual')}
      showSearch={{ optionFilterProp: 'label' }}
      options={(data?.offers ?? []).map((offer) => ({ value: offer.id, label: offer.name }))}
      {...(value === undefined ? {} : { value })}
      onChange={(offer: number | undefined) => onChange?.(offer)}
    />
  )
}

export function LateSelect({
  id,
  value,
  onChange,
  isAsked = false,
}: Given<LateOrderReason> & {
  /** The cut-off has passed. */
  readonly isAsked?: boolean
}) {
  const { t } = useTranslation('canteen')
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      aria-label={t('orders.late')}
      placeholder={t(isAsked ? 'orders.chooseLate' : 'orders.inTime')}
      options={lateOrderReasons.map((reason) => ({ value: reason, label: t(`lateOrderReasons.${reason}`) }))}
      {...(value === undefined ? {} : { value })}
      onChange={(reason: LateOrderReason | undefined) => onChange?.(reason)}
    />
  )
}
