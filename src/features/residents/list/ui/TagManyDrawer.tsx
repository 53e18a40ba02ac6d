/** One tag for everyone the list shows, with the way back in the notice. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { offerBack } from '#app/notices'
import { DayInput, DetailDrawer, Field, FieldRow, Form } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import type { ResidentFilter } from '../../people/contract'
import { taggingContract } from '../contract'

interface Values {
  readonly code?: string
  readonly since?: string | null
  readonly until?: string | null
  readonly proof?: string
}

interface TagManyProps {
  readonly filter: ResidentFilter
  /** As many as the list says: the desk refuses where they are others by now. */
  readonly count: number
  readonly onClose: () => void
}

export function TagManyDrawer({ filter, count, onClose }: TagManyProps) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const tagMany = useWrite(desk.residents.tagMany)
  const takeBack = useWrite(desk.residents.takeBackTagging)
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  const tags = (data?.entries ?? []).filter(({ dictionary, active }) => dictionary === 'tag' && active)
  const inputOf = ({ code, since, until, proof }: Values) => ({
    filter,
    count,
    code: code ?? '',
    since: since ?? null,
    until: until ?? null,
    proof: proof ?? '',
  })
  return (
    <DetailDrawer title={t('tagMany.title')} onClose={onClose}>
      <Form<Values, { readonly id: number; readonly tagged: number }>
        label={t('tagMany.title')}
        initial={{ since: today }}
        schema={taggingContract.tagMany['~orpc'].inputSchema}
        inputOf={inputOf}
        submit={(values) => tagMany.write(inputOf(values))}
        onDone={({ id, tagged }, { code }) => {
          const label = tags.find((tag) => tag.code === code)?.label ?? ''
          offerBack(t('tagMany.done', { count: tagged, label }), () => takeBack.write({ id }))
          onClose()
        }}
        submitLabel={t('tagMany.do')}
        onCancel={onClose}
      >
        <p className="text">{t('tagMany.what', { count })}</p>
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
      </Form>
    </DetailDrawer>
  )
}
