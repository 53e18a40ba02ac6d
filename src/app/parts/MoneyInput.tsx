/** Money typed in yuan and kept in fen. */
import { InputNumber } from 'antd'

export interface MoneyInputProps {
  /** Given by the form. */
  readonly id?: string
  /** Fen; null while nothing is typed. */
  readonly value?: number | null
  readonly onChange?: (fen: number | null) => void
  readonly 'aria-label'?: string
  readonly placeholder?: string
  readonly autoFocus?: boolean
}

export function MoneyInput({
  id,
  value,
  onChange,
  'aria-label': label,
  placeholder,
  autoFocus = false,
}: MoneyInputProps) {
  return (
    <InputNumber
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      autoFocus={autoFocus}
      className="money-input"
      min={0}
      max={1_000_000}
      precision={2}
      controls={false}
      value={value === null || value === undefined ? null : value / 100}
      // Rounded, because 11.15 × 100 is not 1115.
      onChange={(yuan) => onChange?.(yuan === null ? null : Math.round(yuan * 100))}
    />
  )
}
