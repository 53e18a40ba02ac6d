/** Chooses a diner inside a form, by any part of a name, number or address. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorLine } from '#app/parts/index'
import { desk } from '../../ui/client'

export interface PickedDiner {
  readonly id: number
  readonly name: string
}

/** As many as somebody looks through; who is not among them is found by more of their name. */
const shownAtOnce = 50

export function DinerPick({
  id,
  value,
  onChange,
  autoFocus = false,
}: {
  /** Given by the form. */
  readonly id?: string
  readonly value?: PickedDiner | undefined
  readonly onChange?: (diner: PickedDiner | undefined) => void
  readonly autoFocus?: boolean
}) {
  const { t } = useTranslation('canteen')
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const query = typed.trim().slice(0, 80)
  const { data, error } = useQuery({
    ...desk.canteen.diners.list.queryOptions({ input: { tab: 'all', query, limit: shownAtOnce } }),
    // What an IME is still composing is not a name yet.
    enabled: query !== '' && !composing,
    placeholderData: keepPreviousData,
  })
  const found = query === '' ? [] : (data?.rows ?? [])
  const chosen =
    value === undefined || found.some((one) => one.id === value.id)
      ? []
      : [{ value: value.id, label: value.name, title: value.name }]
  return (
    <span onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)}>
      <Select
        {...(id === undefined ? {} : { id })}
        allowClear
        autoFocus={autoFocus}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        placeholder={t('diners.find')}
        aria-label={t('orders.diner')}
        notFoundContent={
          query === '' ? null : error === null ? t('diners.nobody') : <ErrorLine error={error} />
        }
        options={[
          ...chosen,
          ...found.map(({ id: diner, resident, address }) => ({
            value: diner,
            title: resident.name,
            label: (
              <span className="resident-option">
                <b>{resident.name}</b>
                <span className="soft">{address}</span>
              </span>
            ),
          })),
          ...(found.length > 0 && (data?.next ?? null) !== null
            ? [{ value: 0, title: '', label: t('diners.more'), disabled: true }]
            : []),
        ]}
        optionLabelProp="title"
        {...(value === undefined ? {} : { value: value.id })}
        onChange={(picked: number | undefined) => {
          const diner = found.find((one) => one.id === picked)
          setTyped('')
          onChange?.(diner === undefined ? undefined : { id: diner.id, name: diner.resident.name })
        }}
        style={{ width: '100%' }}
      />
    </span>
  )
}
