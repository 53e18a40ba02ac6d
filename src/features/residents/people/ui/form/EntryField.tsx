/** A choice among the entries of a dictionary. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { desk } from '../../../ui/client'
import { Field } from '#app/parts/index'
import type { DictionaryName } from '#work/dictionaries/contract'

export function EntryField({
  name,
  dictionary,
  label,
}: {
  readonly name: string
  readonly dictionary: DictionaryName
  readonly label: string
}) {
  const { data } = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  return (
    <Field name={name} label={label} optional>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.entries ?? [])
          .filter((entry) => entry.dictionary === dictionary && entry.active)
          .map(({ code, label: words }) => ({ value: code, label: words }))}
      />
    </Field>
  )
}
