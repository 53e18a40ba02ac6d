/** Whom an item is for, as far as a record can tell: whoever falls outside is asked about before their request is taken in. */
import { useQuery } from '@tanstack/react-query'
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, FieldRow } from '#app/parts/index'
import { desk } from '../../ui/client'

export function ForWhomFields() {
  const { t } = useTranslation('service-requests')
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  return (
    <FieldRow>
      <Field name="fromAge" label={t('items.fromAge')} hint={t('items.forWhomHint')} optional>
        <InputNumber min={0} max={120} precision={0} />
      </Field>
      <Field name="untilAge" label={t('items.untilAge')} optional>
        <InputNumber min={0} max={120} precision={0} />
      </Field>
      <Field name="tags" label={t('items.oneOfTags')} optional>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.entries ?? [])
            .filter(({ dictionary, active }) => dictionary === 'tag' && active)
            .map(({ code, label }) => ({ value: code, label }))}
        />
      </Field>
    </FieldRow>
  )
}
