/** What narrows the log: by whom, in what part of the program, how it ended, from when to when. */
import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { auditOutcomes } from '#vault/log/contract'
import { currentLanguage } from '#app/i18n/index'
import { FilterBar, SavedViews, type FilterField } from '#app/parts/filters/index'
import type { LogFilter } from '../../contract'
import { desk } from '../client'
import { useFilter } from './use-filter'

const texts = z.record(z.string(), z.string())

export function Filters() {
  const { t } = useTranslation('audit')
  const choices = useFilter()
  const { data } = useQuery(desk.audit.staff.queryOptions({ input: {} }))
  const families = texts.safeParse(i18next.getResourceBundle(currentLanguage(), 'families')).data ?? {}
  const fields: readonly FilterField<LogFilter>[] = [
    {
      kind: 'choice',
      name: 'staffId',
      label: t('log.who'),
      any: t('log.anyone'),
      options: (data?.staff ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      kind: 'choice',
      name: 'family',
      label: t('log.what'),
      any: t('log.anyPart'),
      options: Object.entries(families).map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'choice',
      name: 'outcome',
      label: t('log.outcome'),
      any: t('log.anyOutcome'),
      options: auditOutcomes.map((value) => ({ value, label: t(`outcomes.${value}`) })),
    },
    { kind: 'days', from: 'from', until: 'until' },
    { kind: 'tick', name: 'drafts', label: t('log.drafts') },
  ]
  return (
    <FilterBar choices={choices} fields={fields}>
      <SavedViews list="audit" choices={choices} />
    </FilterBar>
  )
}
