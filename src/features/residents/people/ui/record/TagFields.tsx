/** Which tag, from when until when, and what proves it: for one person or for many. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { desk } from '../../../ui/client'

/** What is typed into them. */
export interface TagValues {
  readonly code?: string
  readonly since?: string | null
  readonly until?: string | null
  readonly proof?: string
}

/** As the desk asks for it. */
export const tagOf = ({ code, since, until, proof }: TagValues) => ({
  code: code ?? '',
  since: since ?? null,
  until: until ?? null,
  proof: proof ?? '',
})

/** Tags that are given today. */
export function useTags() {
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  return (data?.entries ?? []).filter(({ dictionary, active }) => dictionary === 'tag' && active)
}

export function TagFields({ held }: { readonly held?: ReadonlySet<string> }) {
  const { t } = useTranslation('residents')
  const tags = useTags().filter(({ code }) => held?.has(code) !== true)
  return (
    <>
      <Field name="code" label={t('tags.which')}>
        <Select
          autoFocus
          showSearch={{ optionFilterProp: 'label' }}
          options={tags.map(({ code, label }) => ({ value: code, label }))}
        />
      </Field>
      <FieldRow>
        <Field name="since" label={t('tags.since')} optional>
          <DayInput />
        </Field>
        <Field name="until" label={t('tags.until')} optional>
          <DayInput />
        </Field>
      </FieldRow>
      <Field name="proof" label={t('tags.proof')} hint={t('tags.proofHint')} optional>
        <Input maxLength={100} />
      </Field>
    </>
  )
}
