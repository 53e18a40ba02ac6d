/** What narrows the list of visits. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FilterBar, SavedViews, type FilterField } from '#app/parts/filters/index'
import { ResidentPick } from '#app/parts/ResidentPick.tsx'
import { periods, visitCategories, visitStates, type VisitChoices } from '../../contract'
import { desk } from '../client'
import { useSearch } from './use-search'

export function Filters() {
  const { t } = useTranslation('visits')
  const choices = useSearch()
  const { data } = useQuery(desk.visits.handlers.queryOptions({ input: {} }))
  const days: readonly FilterField<VisitChoices>[] =
    choices.chosen.period === 'range' ? [{ kind: 'days', from: 'from', until: 'until' }] : []
  const fields: readonly FilterField<VisitChoices>[] = [
    {
      kind: 'chips',
      name: 'period',
      label: t('list.days'),
      options: periods.map((period) => ({ value: period, label: t(`list.${period}`) })),
      forgets: ['from', 'until'],
    },
    ...days,
    { kind: 'words', name: 'words', label: t('list.search') },
    { kind: 'part', name: 'resident', part: <ResidentFilter /> },
    {
      kind: 'choice',
      name: 'category',
      label: t('list.category'),
      any: t('list.anyCategory'),
      options: visitCategories.map((value) => ({ value, label: t(`categories.${value}`) })),
    },
    {
      kind: 'choice',
      name: 'handlerId',
      label: t('list.handler'),
      any: t('list.anyHandler'),
      options: (data?.handlers ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      name: 'state',
      label: t('list.state'),
      any: t('list.anyState'),
      options: visitStates.map((value) => ({ value, label: t(`states.${value}`) })),
    },
  ]
  return (
    <FilterBar choices={choices} fields={fields}>
      <SavedViews list="visits" choices={choices} />
    </FilterBar>
  )
}

/** The address knows the resident's id; the name is asked for. */
function ResidentFilter() {
  const {
    chosen: { residentId },
    set,
  } = useSearch()
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
        onChange={(resident) => set({ residentId: resident?.id })}
      />
    </span>
  )
}
