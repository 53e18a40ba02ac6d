/** What narrows the register: where somebody lives, what they are tagged with, whether they still live here. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Choices } from '#app/choices'
import { FilterBar, SavedViews, type FilterField } from '#app/parts/filters/index'
import { desk } from '../../../ui/client'
import type { ResidentFilter } from '../../contract'
import { statuses } from '../../contract/words'

export function Filters({ choices }: { readonly choices: Choices<ResidentFilter> }) {
  const { t } = useTranslation('residents')
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  const entriesOf = (name: 'estate' | 'grid' | 'tag', width: number): FilterField<ResidentFilter> => ({
    kind: 'choice',
    name,
    label: t(`field.${name}`),
    options: (data?.entries ?? [])
      .filter((entry) => entry.dictionary === name)
      .map(({ code, label }) => ({ value: code, label })),
    width,
  })
  return (
    <FilterBar
      choices={choices}
      fields={[
        entriesOf('estate', 190),
        { kind: 'words', name: 'building', label: t('field.building'), most: 12, width: 100 },
        entriesOf('grid', 140),
        entriesOf('tag', 140),
        {
          kind: 'choice',
          name: 'status',
          label: t('field.status'),
          options: statuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
          width: 120,
        },
      ]}
    >
      <SavedViews list="residents" choices={choices} />
    </FilterBar>
  )
}
