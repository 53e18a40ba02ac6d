/** What narrows the work list. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterBar, SavedViews, type FilterField } from '#app/parts/filters/index'
import { desk } from '../../ui/client'
import { scopes, type Scope, type WorkFilter } from '../contract'
import { modes, states } from '../contract/words'
import { useFilter } from './use-filter'

export function Filters({ counts }: { readonly counts: Readonly<Record<Scope, number | undefined>> }) {
  const { t } = useTranslation('service-requests')
  const choices = useFilter()
  const { data } = useQuery(desk.serviceRequests.choices.queryOptions({ input: {} }))
  const scopeShown = (scope: Scope): ReactNode => (
    <span className={scope === 'overdue' && (counts[scope] ?? 0) > 0 ? 'scope-late' : ''}>
      {t(`scopes.${scope}`)}
      {counts[scope] !== undefined && <span className="scope-count">{counts[scope]}</span>}
    </span>
  )
  const fields: readonly FilterField<WorkFilter>[] = [
    {
      kind: 'chips',
      name: 'scope',
      label: t('list.scope'),
      options: scopes.map((scope) => ({ value: scope, label: scopeShown(scope) })),
    },
    { kind: 'words', name: 'words', label: t('list.words'), width: 146 },
    {
      kind: 'choice',
      name: 'itemId',
      label: t('column.item'),
      options: (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      name: 'state',
      label: t('column.state'),
      options: states.map((state) => ({ value: state, label: t(`states.${state}`) })),
      width: 92,
    },
    {
      kind: 'choice',
      name: 'mode',
      label: t('column.mode'),
      options: modes.map((mode) => ({ value: mode, label: t(`modes.${mode}`) })),
      width: 82,
    },
    {
      kind: 'choice',
      name: 'grid',
      label: t('column.grid'),
      options: (data?.grids ?? []).map((grid) => ({ value: grid, label: grid })),
      width: 92,
    },
    {
      kind: 'choice',
      name: 'handlerId',
      label: t('column.handler'),
      options: (data?.colleagues ?? []).map(({ id, name }) => ({ value: id, label: name })),
      width: 92,
    },
  ]
  return (
    <FilterBar choices={choices} fields={fields}>
      <SavedViews list="service-requests" choices={choices} />
    </FilterBar>
  )
}
