/** Chooses a resident inside a form: by any part of a name, number or address, as the search at the counter does. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOffered } from '../registry'
import { useScan } from '../scans'
import { ErrorLine } from './surfaces'

export interface PickedResident {
  readonly id: number
  readonly name: string
}

export interface ResidentPickProps {
  /** Given by the form. */
  readonly id?: string
  readonly value?: PickedResident | undefined
  readonly onChange?: (resident: PickedResident | undefined) => void
  readonly autoFocus?: boolean
}

export function ResidentPick({ id, value, onChange, autoFocus = false }: ResidentPickProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const query = typed.trim().slice(0, 80)
  const [search] = useOffered((feature) => feature.residentSearch)
  const { data, error } = useQuery({
    queryKey: ['resident-pick', query],
    queryFn: ({ signal }) => search?.offer.find(query, 8, signal) ?? [],
    // What an IME is still composing is not a name yet.
    enabled: query !== '' && !composing,
    placeholderData: keepPreviousData,
  })
  const whole = useRef<HTMLSpanElement>(null)
  const [open, setOpen] = useState(false)
  // A card names one person, who is chosen; when it does not, someone has to look.
  useScan((text) => {
    const read = text.trim().slice(0, 80)
    void search?.offer.find(read, 2, new AbortController().signal).then((people) => {
      const [first, ...others] = people
      if (first !== undefined && others.length === 0) onChange?.({ id: first.id, name: first.name })
      else {
        setTyped(read)
        setOpen(true)
      }
    })
  }, whole)
  const found = query === '' ? [] : (data ?? [])
  const chosen =
    value === undefined || found.some(({ id: one }) => one === value.id)
      ? []
      : [{ value: value.id, label: value.name, title: value.name }]
  const options = found.map((person) => ({
    value: person.id,
    title: person.name,
    label: (
      <span className="resident-option">
        <b>{person.name}</b>
        <span className="soft">{person.detail}</span>
      </span>
    ),
  }))
  return (
    <span
      ref={whole}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    >
      <Select
        {...(id === undefined ? {} : { id })}
        allowClear
        autoFocus={autoFocus}
        open={open}
        onOpenChange={setOpen}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        placeholder={t('part.findResident')}
        aria-label={t('part.findResident')}
        notFoundContent={
          query === '' ? null : error === null ? t('part.noResident') : <ErrorLine error={error} />
        }
        options={[...chosen, ...options]}
        optionLabelProp="title"
        {...(value === undefined ? {} : { value: value.id })}
        onChange={(chosenId: number | undefined) => {
          const person = found.find((one) => one.id === chosenId)
          setTyped('')
          onChange?.(person === undefined ? undefined : { id: person.id, name: person.name })
        }}
        style={{ width: '100%' }}
      />
    </span>
  )
}
