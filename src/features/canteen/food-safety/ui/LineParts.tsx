/** What the lines of missing records are made of: what it is with its deed beside it, and a number that Enter writes. */
import { InputNumber } from 'antd'
import { useEffect, useRef, useState, type ComponentRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyButton, Status } from '#app/parts/index'
import type { LastSaid, MissingRecord, SafetyEntry, SafetySettings } from '../contract'

export interface LineProps {
  readonly one: MissingRecord
  readonly first: boolean
  /** It is written on a later day. */
  readonly afterwards: boolean
  readonly settings: SafetySettings
  /** What it begins with: how was disinfected last, where samples are put. */
  readonly last: LastSaid
  readonly note: (...entries: readonly SafetyEntry[]) => void
}

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
  refusedBecause,
  onType,
  onEnter,
}: {
  readonly label: string
  readonly start: number | null
  readonly precision: number
  readonly first: boolean
  /** What has to be said first. */
  readonly refusedBecause?: string | undefined
  readonly onType?: (value: number | null) => void
  readonly onEnter: (value: number) => void
}) {
  const { t } = useTranslation('canteen')
  const [value, setValue] = useState(start)
  const input = useRef<ComponentRef<typeof InputNumber>>(null)
  useEffect(() => {
    if (first) input.current?.focus()
  }, [first])
  const done = () => {
    if (value !== null && refusedBecause === undefined) onEnter(value)
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
          onChange={(typed) => {
            setValue(typed)
            onType?.(typed)
          }}
          onPressEnter={done}
        />
      </label>
      <KeyButton refusedBecause={value === null ? t('safety.numberFirst') : refusedBecause} onPress={done}>
        {t('safety.note')}
      </KeyButton>
    </>
  )
}
