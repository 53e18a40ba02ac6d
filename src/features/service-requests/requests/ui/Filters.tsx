/** What narrows the work list; each change is in the address at once. */
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../../ui/client'
import { modes, states } from '../contract/words'
import { useFilter } from './use-filter'

export function Filters() {
  const { t } = useTranslation('service-requests')
  const { filter, narrowed, set, clear } = useFilter()
  const { data: choices } = useQuery(desk.serviceRequests.choices.queryOptions({ input: {} }))
  return (
    <>
      <Words value={filter.words ?? ''} onSettled={(words) => set({ words })} />
      <Choice
        label={t('column.item')}
        value={filter.itemId}
        options={(choices?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(itemId) => set({ itemId })}
        width={124}
      />
      <Choice
        label={t('column.state')}
        value={filter.state}
        options={states.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        onChange={(state) => set({ state })}
      />
      <Choice
        label={t('column.mode')}
        value={filter.mode}
        options={modes.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
        onChange={(mode) => set({ mode })}
        width={82}
      />
      <Choice
        label={t('column.grid')}
        value={filter.grid}
        options={(choices?.grids ?? []).map((grid) => ({ value: grid, label: grid }))}
        onChange={(grid) => set({ grid })}
      />
      <Choice
        label={t('column.handler')}
        value={filter.handlerId}
        options={(choices?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(handlerId) => set({ handlerId })}
      />
      {narrowed && (
        <Button type="link" onClick={clear}>
          {t('list.clear')}
        </Button>
      )}
    </>
  )
}

/** Searched for when a pause comes, and never while an IME composes. */
function Words({
  value,
  onSettled,
}: {
  readonly value: string
  readonly onSettled: (words: string) => void
}) {
  const { t } = useTranslation('service-requests')
  const [typed, setTyped] = useState<string>()
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (typed === undefined || composing) return undefined
    const timer = setTimeout(() => {
      onSettled(typed.trim())
      setTyped(undefined)
    }, 250)
    return () => clearTimeout(timer)
  }, [typed, composing, onSettled])
  return (
    <Input
      allowClear
      maxLength={40}
      style={{ width: 146 }}
      placeholder={t('list.words')}
      aria-label={t('list.words')}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}

function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChange,
  width = 92,
}: {
  readonly label: string
  readonly value: Value | undefined
  readonly options: { value: Value; label: string }[]
  readonly onChange: (value: Value | undefined) => void
  readonly width?: number
}) {
  return (
    <Select<Value>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={label}
      popupMatchSelectWidth={false}
      style={{ width }}
      options={options}
      {...(value === undefined ? {} : { value })}
      onChange={onChange}
    />
  )
}
