/** What narrows the register: where somebody lives, what they are tagged with, whether they still live here. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Choices } from '#app/choices'
import { FilterBar, SavedViews, type FilterField } from '#app/parts/filters/index'
import { desk } from '../../ui/client'
import type { ResidentFilter } from '../../people/contract'
import { statuses } from '../../people/contract/words'

const months = Array.from({ length: 12 }, (_, at) => at + 1)

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
        entriesOf('estate', 150),
        { kind: 'words', name: 'building', label: t('field.building'), most: 12, width: 92 },
        entriesOf('grid', 104),
        entriesOf('tag', 112),
        {
          kind: 'choice',
          name: 'status',
          label: t('field.status'),
          options: statuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
          width: 90,
        },
        { kind: 'words', name: 'ageFrom', label: t('field.ageFrom'), most: 3, width: 108 },
        { kind: 'words', name: 'ageTo', label: t('field.ageTo'), most: 3, width: 72 },
        {
          kind: 'choice',
          name: 'birthMonth',
          label: t('field.birthMonth'),
          options: months.map((month) => ({ value: month, label: t('list.month', { month }) })),
          width: 132,
        },
      ]}
    >
      <SavedViews list="residents" choices={choices} />
    </FilterBar>
  )
}
