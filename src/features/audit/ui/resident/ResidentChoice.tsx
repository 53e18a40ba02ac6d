/** Chooses the resident whose record is asked about: by any part of a name, number or address; numbers are masked. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorLine } from '#app/parts/index'
import { desk } from '../client'

export function ResidentChoice({
  id,
  value,
  onChange,
}: {
  /** These three are given by the form. */
  readonly id?: string
  readonly value?: number | undefined
  readonly onChange?: (residentId: number | undefined) => void
}) {
  const { t } = useTranslation('audit')
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const query = typed.trim().slice(0, 80)
  const { data, error } = useQuery({
    ...desk.audit.findResident.queryOptions({ input: { query } }),
    // What an IME is still composing is not a name yet.
    enabled: query !== '' && !composing,
    placeholderData: keepPreviousData,
  })
  const [chosen, setChosen] = useState<{ readonly value: number; readonly title: string }>()
  const found = (query === '' ? [] : (data?.found ?? [])).map((one) => ({
    value: one.id,
    title: one.name,
    label: (
      <span className="resident-option">
        <b>{one.name}</b>
        <span className="soft">{[one.address, one.idNumber].filter(Boolean).join(' · ')}</span>
      </span>
    ),
  }))
  // Whoever was named in the address is known by number alone until they are looked at.
  const known =
    value === undefined
      ? undefined
      : { value, title: `#${value}`, ...(chosen?.value === value ? chosen : {}) }
  const options = [
    ...(known === undefined || found.some((one) => one.value === value)
      ? []
      : [{ ...known, label: known.title }]),
    ...found,
  ]
  return (
    <span onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)}>
      <Select
        {...(id === undefined ? {} : { id })}
        allowClear
        autoFocus
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        notFoundContent={
          query === '' ? null : error === null ? t('ofResident.nobodyFound') : <ErrorLine error={error} />
        }
        options={options}
        optionLabelProp="title"
        {...(value === undefined ? {} : { value })}
        onChange={(next: number | undefined) => {
          setChosen(found.find((one) => one.value === next))
          setTyped('')
          onChange?.(next)
        }}
        style={{ width: '100%' }}
      />
    </span>
  )
}
