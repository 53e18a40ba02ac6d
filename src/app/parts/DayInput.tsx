/** A day, typed as people type it (20261122, 2026-11-22, 11-22, full-width digits too) or picked from the calendar. */
import { Input, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '#ground/day-input'
import { useToday } from '../session/session'
import { Icon } from './icons'

export interface DayInputProps {
  /** Given by the form. */
  readonly id?: string
  readonly value?: string | null | undefined
  /** `YYYY-MM-DD`, what was typed when it is no day (the form then says so), or `undefined` when empty. */
  readonly onChange?: (day: string | undefined) => void
  readonly 'aria-label'?: string
}

export function DayInput({ id, value, onChange, 'aria-label': label }: DayInputProps) {
  const today = useToday()
  const { t } = useTranslation()
  const [typed, setTyped] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const input = useRef<InputRef>(null)
  /** Told at every key: a form may be sent by one while this still has the focus. */
  const type = (text: string) => {
    setTyped(text)
    onChange?.(text.trim() === '' ? undefined : (parseDay(text, today) ?? text.trim()))
  }
  const settle = () => setTyped(undefined)
  return (
    <span className="day-input">
      <Input
        ref={input}
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { 'aria-label': label })}
        value={typed ?? value ?? ''}
        placeholder={t('form.dayExample')}
        inputMode="numeric"
        maxLength={20}
        onChange={(event) => type(event.target.value)}
        onBlur={settle}
        onPressEnter={settle}
        suffix={
          <button
            type="button"
            className="icon-button"
            tabIndex={-1}
            aria-label={t('form.pickDay')}
            onClick={() => picker.current?.showPicker()}
          >
            <Icon name="calendar" size={18} />
          </button>
        }
      />
      <input
        ref={picker}
        type="date"
        className="day-picker"
        tabIndex={-1}
        aria-hidden="true"
        // What is no day yet is none of its business.
        value={isDay(value) ? value : ''}
        onChange={(event) => {
          setTyped(undefined)
          onChange?.(event.target.value === '' ? undefined : event.target.value)
          input.current?.focus()
        }}
      />
    </span>
  )
}

const isDay = (value: string | null | undefined): value is string => /^\d{4}-\d{2}-\d{2}$/.test(value ?? '')
