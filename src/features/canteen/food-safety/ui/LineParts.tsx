/** What the lines of missing records are made of: what it is with its deed beside it, and a number that Enter writes. */
import { InputNumber } from 'antd'
import { useEffect, useRef, useState, type ComponentRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyButton, Status } from '#app/parts/index'

export function Line({
  what,
  name,
  remark = '',
  children,
}: {
  readonly what: string
  readonly name: string
  readonly remark?: string
  readonly children: ReactNode
}) {
  return (
    <li>
      <span className="safety-what">
        <Status tone="soon">{what}</Status>
        <b>{name}</b>
        {remark !== '' && <span className="small soft">{remark}</span>}
      </span>
      <span className="safety-deed">{children}</span>
    </li>
  )
}

export function NumberThenEnter({
  label,
  start,
  precision,
  first,
  onEnter,
}: {
  readonly label: string
  readonly start: number | null
  readonly precision: number
  readonly first: boolean
  readonly onEnter: (value: number) => void
}) {
  const { t } = useTranslation('canteen')
  const [value, setValue] = useState(start)
  const input = useRef<ComponentRef<typeof InputNumber>>(null)
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  const done = () => {
    if (value !== null) onEnter(value)
  }
  return (
    <>
      <label className="safety-number">
        <span className="small soft">{label}</span>
        <InputNumber
          aria-label={label}
          ref={input}
          controls={false}
          precision={precision}
          value={value}
          onChange={setValue}
          onPressEnter={done}
        />
      </label>
      <KeyButton refusedBecause={value === null ? t('safety.numberFirst') : undefined} onPress={done}>
        {t('safety.note')}
      </KeyButton>
    </>
  )
}
