/** Money typed in yuan and kept in fen. What is not wholly a sum stays as it was typed, and is none. */
import { Input } from 'antd'
import { useState } from 'react'
import { readMoney, typedMoney } from '#ground/number-input'

export interface MoneyInputProps {
  /** Given by the form. */
  readonly id?: string
  /** Fen; null while nothing is typed. */
  readonly value?: number | null
  /** NaN where what is typed is no sum: every schema refuses it, and no sum made with it is one. */
  readonly onChange?: (fen: number | null) => void
  readonly 'aria-label'?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

const fenOf = (typed: string): number | null => {
  const fen = readMoney(typed)
  return fen === undefined ? Number.NaN : fen
}

export function MoneyInput({
  id,
  value = null,
  onChange,
  'aria-label': label,
  placeholder,
  autoFocus = false,
}: MoneyInputProps) {
  const [typed, setTyped] = useState<string>()
  // A value that came from elsewhere, as when a form is begun anew, takes the place of what was typed; but that nothing stands there
  // yet is no sum of nothing to type behind.
  const isTyped =
    typed !== undefined && (Object.is(fenOf(typed), value) || (fenOf(typed) === null && value === 0))
  const shown = isTyped ? typed : textOf(value)
  const settle = () => {
    if (typed !== undefined && !Number.isNaN(fenOf(typed))) setTyped(undefined)
  }
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      autoFocus={autoFocus}
      className="money-input"
      inputMode="decimal"
      maxLength={30}
      value={shown}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange?.(fenOf(target.value))
      }}
      onBlur={settle}
      onPressEnter={settle}
    />
  )
}

const textOf = (fen: number | null): string => (fen === null || Number.isNaN(fen) ? '' : typedMoney(fen))
