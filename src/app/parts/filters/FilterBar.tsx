/** What narrows a list, said as a list of fields: each change is in the address at once, and ↓ leads on into the rows. */
import { Button, Checkbox, Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { property } from '#ground/property'
import type { Choices } from '../../choices'
import { DayInput } from '../DayInput'
import { Choice } from './Choice'
import type { FilterField } from './fields'
import { Words } from './Words'
import './filters.css'

export interface FilterBarProps<Chosen extends object> {
  readonly choices: Choices<Chosen>
  readonly fields: readonly FilterField<Chosen>[]
  /** What stands after the fields: saved views. */
  readonly children?: ReactNode
}

export function FilterBar<Chosen extends object>({ choices, fields, children }: FilterBarProps<Chosen>) {
  const { t } = useTranslation()
  return (
    <>
      {fields.map((field) => (
        <FieldShown key={'name' in field ? field.name : field.from} field={field} choices={choices} />
      ))}
      {choices.narrowed && (
        <Button type="link" onClick={choices.clear}>
          {t('filters.clear')}
        </Button>
      )}
      {children}
    </>
  )
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const valueOf = (value: unknown): string | number | undefined =>
  typeof value === 'string' || typeof value === 'number' ? value : undefined

function FieldShown<Chosen extends object>({
  field,
  choices,
}: {
  readonly field: FilterField<Chosen>
  readonly choices: Choices<Chosen>
}) {
  const { t } = useTranslation()
  const { chosen, put } = choices
  switch (field.kind) {
    case 'chips':
      return (
        <Segmented<string | number>
          aria-label={field.label}
          value={valueOf(property(chosen, field.name)) ?? ''}
          options={field.options.map(({ value, label }) => ({ value, label }))}
          onChange={(value) => {
            const forgotten = (field.forgets ?? []).map((name) => [name, undefined] as const)
            put({ ...Object.fromEntries(forgotten), [field.name]: value })
          }}
        />
      )
    case 'choice':
      return (
        <Choice
          field={field}
          value={valueOf(property(chosen, field.name))}
          onChange={(value) => put({ [field.name]: value })}
        />
      )
    case 'words':
      return (
        <Words
          field={field}
          value={String(valueOf(property(chosen, field.name)) ?? '')}
          onSettled={(words) => put({ [field.name]: words })}
        />
      )
    case 'days':
      return (
        <span className="filter-days">
          {[field.from, field.until].map((name, at) => (
            <span key={name} className="filter-day">
              {at === 1 && <span className="soft">–</span>}
              <DayInput
                aria-label={t(at === 0 ? 'filters.from' : 'filters.until')}
                value={textOf(property(chosen, name)) || undefined}
                onChange={(day) => put({ [name]: day })}
              />
            </span>
          ))}
        </span>
      )
    case 'tick':
      return (
        <Checkbox
          checked={property(chosen, field.name) === true}
          onChange={({ target }) => put({ [field.name]: target.checked })}
        >
          {field.label}
        </Checkbox>
      )
    case 'part':
      return field.part
  }
}
