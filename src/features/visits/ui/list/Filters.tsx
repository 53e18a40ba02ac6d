/** What narrows the list of visits. Each change is in the address at once. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../client'
import { DayInput } from '#app/parts/index'
import { visitCategories, visitStates } from '../../contract'
import { ResidentPick } from '#app/parts/ResidentPick.tsx'
import { periods, useSearch } from './use-search'

export function Filters() {
  const { t } = useTranslation('visits')
  const search = useSearch()
  const handlers = useQuery(desk.visits.handlers.queryOptions({ input: {} }))
  return (
    <>
      <Segmented
        value={search.period}
        aria-label={t('list.days')}
        options={periods.map((period) => ({ value: period, label: t(`list.${period}`) }))}
        onChange={(period) => search.set({ period, from: undefined, until: undefined })}
      />
      {search.period === 'range' && (
        <span className="visit-range">
          <DayInput
            aria-label={t('list.from')}
            value={search.from}
            onChange={(from) => search.set({ from })}
          />
          <span className="soft">–</span>
          <DayInput
            aria-label={t('list.until')}
            value={search.until}
            onChange={(until) => search.set({ until })}
          />
        </span>
      )}
      <WordsField />
      <ResidentFilter />
      <Choice
        label={t('list.category')}
        any={t('list.anyCategory')}
        value={search.category}
        options={visitCategories.map((value) => ({ value, label: t(`categories.${value}`) }))}
        onChange={(category) => search.set({ category })}
      />
      <Choice
        label={t('list.handler')}
        any={t('list.anyHandler')}
        value={search.handlerId}
        options={(handlers.data?.handlers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(handler) => search.set({ handler })}
      />
      <Choice
        label={t('list.state')}
        any={t('list.anyState')}
        value={search.state}
        options={visitStates.map((value) => ({ value, label: t(`states.${value}`) }))}
        onChange={(state) => search.set({ state })}
      />
      {search.narrowed && (
        <Button type="link" onClick={search.clear}>
          {t('list.clear')}
        </Button>
      )}
    </>
  )
}

interface ChoiceProps<Value extends string | number> {
  readonly label: string
  /** What stands there while nothing is chosen. */
  readonly any: string
  readonly value: Value | undefined
  readonly options: { value: Value; label: string }[]
  readonly onChange: (value: Value | undefined) => void
}

function Choice<Value extends string | number>({ label, any, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <Select<Value>
      allowClear
      aria-label={label}
      placeholder={any}
      popupMatchSelectWidth={false}
      style={{ minWidth: 124 }}
      {...(value === undefined ? {} : { value })}
      options={options}
      onChange={(chosen: Value | undefined) => onChange(chosen)}
    />
  )
}

/** The address knows the resident's id; the name is asked for. */
function ResidentFilter() {
  const { residentId, set } = useSearch()
  const card = useQuery({
    ...desk.residents.card.queryOptions({ input: { id: residentId ?? 1 } }),
    enabled: residentId !== undefined,
    placeholderData: keepPreviousData,
  })
  const chosen = residentId === undefined ? undefined : card.data
  return (
    <span className="visit-resident-filter">
      <ResidentPick
        value={chosen === undefined ? undefined : { id: chosen.id, name: chosen.name }}
        onChange={(resident) => set({ resident: resident?.id })}
      />
    </span>
  )
}

/** Searches as soon as a word is there; what an IME is still composing is not one. */
function WordsField() {
  const { t } = useTranslation('visits')
  const { words, set } = useSearch()
  const [typed, setTyped] = useState(words)
  const [composing, setComposing] = useState(false)
  const [seen, setSeen] = useState(words)
  if (words !== seen) {
    setSeen(words)
    // Cleared from elsewhere. Anything else in the address came from here, and more may have been typed since.
    if (words === '') setTyped('')
  }
  useEffect(() => {
    if (composing || typed === words) return undefined
    const soon = setTimeout(() => set({ words: typed }), 200)
    return () => clearTimeout(soon)
    // `set` is made anew on every render and means the same.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [typed, composing])
  return (
    <Input
      allowClear
      value={typed}
      maxLength={40}
      placeholder={t('list.search')}
      aria-label={t('list.search')}
      style={{ width: 200 }}
      onChange={(event) => setTyped(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
