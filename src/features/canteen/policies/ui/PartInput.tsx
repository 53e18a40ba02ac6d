/** A part of the price in per cent with two decimals, kept in basis points; it may be left open. */
import { InputNumber } from 'antd'

export function PartInput({
  label,
  value = null,
  onChange,
}: {
  readonly label: string
  /** Of 10,000. */
  readonly value?: number | null
  readonly onChange?: (basisPoints: number | null) => void
}) {
  return (
    <span className="canteen-percent">
      <InputNumber
        aria-label={label}
        min={0.01}
        max={100}
        precision={2}
        controls={false}
        value={value === null ? null : value / 100}
        onChange={(percent) => onChange?.(percent === null ? null : Math.round(percent * 100))}
      />
      <span>%</span>
    </span>
  )
}
