/** One of many, found by typing; what is chosen is taken away by its cross. */
import { Select } from 'antd'

export function Choice({
  field: { label, any = label, options, width = 124 },
  value,
  onChange,
}: {
  readonly field: {
    readonly label: string
    readonly any?: string
    readonly options: readonly { readonly value: string | number; readonly label: string }[]
    readonly width?: number
  }
  readonly value: string | number | undefined
  readonly onChange: (value: string | number | undefined) => void
}) {
  return (
    <Select<string | number>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={any}
      popupMatchSelectWidth={false}
      style={{ width }}
      options={[...options]}
      {...(value === undefined ? {} : { value })}
      onChange={(chosen: string | number | undefined) => onChange(chosen)}
    />
  )
}
