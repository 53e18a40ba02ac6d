/** Who does what for whom, how much, and by when: one day, or so many months. */
import { Button, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, MoneyInput } from '#app/parts/index'
import { inMonths } from '../rules'
import { mostDuties, mostInstalments, type DutyText } from '../contract/index'
import type { Agreements } from './agreements'

const blank: DutyText = { who: null, toWhom: null, what: '', fen: null, manner: '', instalments: [] }

export function DutiesEditor({
  parties,
  value = [],
  onChange,
}: {
  readonly parties: Agreements['parties']
  /** Given by the form. */
  readonly id?: string
  readonly value?: readonly DutyText[]
  readonly onChange?: (duties: DutyText[]) => void
}) {
  const { t } = useTranslation('mediation')
  return (
    <div className="mediation-lines">
      {value.map((duty, at) => (
        <fieldset className="mediation-duty" key={at}>
          <legend>{t('agreements.duty', { number: at + 1 })}</legend>
          <OneDuty
            duty={duty}
            parties={parties}
            put={(more) => onChange?.(value.map((one, place) => (place === at ? { ...one, ...more } : one)))}
          />
          <Button
            type="text"
            aria-label={t('agreements.removeDuty', { number: at + 1 })}
            onClick={() => onChange?.(value.filter((_, place) => place !== at))}
          >
            ×
          </Button>
        </fieldset>
      ))}
      {value.length < mostDuties && (
        <Button size="small" onClick={() => onChange?.([...value, blank])}>
          {t('agreements.addDuty')}
        </Button>
      )}
    </div>
  )
}

function OneDuty({
  duty,
  parties,
  put,
}: {
  readonly duty: DutyText
  readonly parties: Agreements['parties']
  readonly put: (more: Partial<DutyText>) => void
}) {
  const { t } = useTranslation('mediation')
  const people = parties.map(({ id, name }) => ({ value: id, label: name }))
  const { who, toWhom, what, fen, manner, instalments } = duty
  const [first] = instalments
  /** So many parts from that day on, a month apart; the last takes what does not divide. */
  const divide = (count: number, from: string | null, whole: number | null) =>
    put({ fen: whole, instalments: inMonths(count, from, whole) })
  const count = Math.max(1, instalments.length)
  return (
    <div className="mediation-duty-fields">
      <label>
        {t('agreements.who')}
        <Select value={who} options={people} onChange={(next: number) => put({ who: next })} />
      </label>
      <label>
        {t('agreements.toWhom')}
        <Select value={toWhom} options={people} onChange={(next: number) => put({ toWhom: next })} />
      </label>
      <label className="wide">
        {t('agreements.whatDuty')}
        <Input value={what} maxLength={300} onChange={(event) => put({ what: event.target.value })} />
      </label>
      <label>
        {t('agreements.amountOptional')}
        <MoneyInput value={fen} onChange={(next) => divide(count, first?.due ?? null, next)} />
      </label>
      <label>
        {t('agreements.firstDue')}
        <DayInput value={first?.due ?? null} onChange={(next) => divide(count, next ?? null, fen)} />
      </label>
      <label>
        {t('agreements.parts')}
        <InputNumber
          min={1}
          max={mostInstalments}
          value={count}
          onChange={(next) => divide(next ?? 1, first?.due ?? null, fen)}
        />
      </label>
      <label className="wide">
        {t('agreements.manner')}
        <Input
          value={manner}
          maxLength={100}
          placeholder={t('agreements.mannerExample')}
          onChange={(event) => put({ manner: event.target.value })}
        />
      </label>
    </div>
  )
}
