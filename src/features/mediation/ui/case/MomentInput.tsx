/** A day and a time of day in one field, typed: evidence and reports have both. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockAt, dayAt } from '#ground/clock'
import { useToday } from '#app/session/session'
import { parseMoment } from '#ground/moment-input'

export interface MomentInputProps {
  /** Given by the form. */
  readonly id?: string
  /** UTC milliseconds. */
  readonly value?: number | undefined
  readonly onChange?: (at: number | undefined) => void
  readonly autoFocus?: boolean
}

export function MomentInput({ id, value, onChange, autoFocus = false }: MomentInputProps) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const [typed, setTyped] = useState<string>()
  const shown = value === undefined ? '' : `${dayAt(value)} ${clockAt(value)}`
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      autoFocus={autoFocus}
      value={typed ?? shown}
      placeholder={t('momentExample')}
      maxLength={30}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange?.(parseMoment(target.value, today))
      }}
      // What is no moment stays as it was typed, so that it can be mended.
      onBlur={() => setTyped((text) => (value === undefined ? text : undefined))}
    />
  )
}
