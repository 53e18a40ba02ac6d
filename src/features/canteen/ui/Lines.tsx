/** A list that grows and shrinks by hand: each entry in its own row, with a button that takes it out. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface LinesProps<Entry> {
  /** Names the list for screen readers. */
  readonly label: string
  readonly value: readonly Entry[]
  readonly onChange: (entries: Entry[]) => void
  readonly blank: () => Entry
  readonly addLabel: string
  readonly most: number
  /** Shown between two entries: 或者. */
  readonly between?: string
  /** Said on the button that takes an entry out, where a cross would be mistaken for one of its own lines. */
  readonly removeLabel?: string
  readonly children: (entry: Entry, put: (entry: Entry) => void, at: number) => ReactNode
}

export function Lines<Entry>({
  label,
  value,
  onChange,
  blank,
  addLabel,
  most,
  between,
  removeLabel,
  children,
}: LinesProps<Entry>) {
  const { t } = useTranslation('canteen')
  return (
    <div role="group" aria-label={label} className="canteen-lines">
      {value.map((entry, at) => (
        <div key={at}>
          {at > 0 && between !== undefined && <p className="small soft">{between}</p>}
          <div className="canteen-line">
            <div>
              {children(
                entry,
                (changed) => onChange(value.map((one, place) => (place === at ? changed : one))),
                at,
              )}
            </div>
            <Button
              type="text"
              aria-label={t('policies.remove', { what: label, number: at + 1 })}
              onClick={() => onChange(value.filter((_, place) => place !== at))}
            >
              {removeLabel ?? '×'}
            </Button>
          </div>
        </div>
      ))}
      {value.length < most && (
        <Button size="small" onClick={() => onChange([...value, blank()])}>
          {addLabel}
        </Button>
      )}
    </div>
  )
}
