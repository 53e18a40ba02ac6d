/** A part of the price that may be left open, in per cent. */
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
