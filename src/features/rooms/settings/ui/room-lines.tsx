/** The lines of a room's form: hours by season and day, special days, limits. */
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import { DayInput, Field } from '#app/parts/index'
import { bookingModes, holderKinds, limitMeasures, limitPeriods } from '../../contract'
import { LineLabel, Lines } from '../../ui/Lines'
import {
  dayChoices,
  everyDay,
  oneKindOfDays,
  type HoursValues,
  type LimitValues,
  type SpecialDayValues,
} from './room-values'

const newHours: HoursValues = { days: [everyDay], open: '', seasonFrom: '', seasonUntil: '' }
const newSpecialDay: SpecialDayValues = { open: '', why: '' }
const newLimit: LimitValues = {
  holders: ['resident'],
  measure: 'bookings',
  per: 'month',
  most: 2,
  counts: 'all',
  reach: 'room',
}

interface DaysSelectProps {
  /** Given by the form. */
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (days: string[]) => void
}

function DaysSelect({ id, value, onChange }: DaysSelectProps) {
  const { t } = useTranslation('rooms')
  const label = (choice: string) =>
    choice === everyDay
      ? t('everyDay')
      : /^[1-7]$/.test(choice)
        ? toldBy('rooms', `weekdays.${choice}`)
        : toldBy('rooms', `dayKinds.${choice}`)
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      value={value ?? []}
      onChange={(days: string[]) => onChange?.(oneKindOfDays(days))}
      options={dayChoices.map((choice) => ({ value: choice, label: label(choice) }))}
      showSearch={{ optionFilterProp: 'label' }}
    />
  )
}

export function HoursLines() {
  const { t } = useTranslation('rooms')
  const named = (at: number) => t('form.hoursNumber', { number: at + 1 })
  return (
    <Lines<HoursValues>
      name="hours"
      legend={t('form.hours')}
      hint={t('form.hoursHint')}
      add={t('form.addHours')}
      remove={(number) => t('form.removeHours', { number })}
      most={40}
      newLine={newHours}
      className="hours-line"
      line={(at) => (
        <>
          <Field
            name={`hours.${at}.days`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.days')}
              </LineLabel>
            }
          >
            <DaysSelect />
          </Field>
          <Field
            name={`hours.${at}.open`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.open')}
              </LineLabel>
            }
          >
            <Input placeholder={t('form.openExample')} maxLength={100} />
          </Field>
          <Field
            name={`hours.${at}.seasonFrom`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.seasonFrom')}
              </LineLabel>
            }
          >
            <Input placeholder="MM-DD" maxLength={5} />
          </Field>
          <Field
            name={`hours.${at}.seasonUntil`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.seasonUntil')}
              </LineLabel>
            }
          >
            <Input placeholder="MM-DD" maxLength={5} />
          </Field>
        </>
      )}
    />
  )
}

export function SpecialDayLines() {
  const { t } = useTranslation('rooms')
  const named = (at: number) => t('form.specialNumber', { number: at + 1 })
  return (
    <Lines<SpecialDayValues>
      name="specialDays"
      legend={t('form.specialDays')}
      hint={t('form.specialHint')}
      add={t('form.addSpecial')}
      remove={(number) => t('form.removeSpecial', { number })}
      most={400}
      newLine={newSpecialDay}
      className="special-line"
      line={(at) => (
        <>
          <Field
            name={`specialDays.${at}.day`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.day')}
              </LineLabel>
            }
          >
            <DayInput />
          </Field>
          <Field
            name={`specialDays.${at}.open`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.open')}
              </LineLabel>
            }
          >
            <Input placeholder={t('form.shutExample')} maxLength={100} />
          </Field>
          <Field
            name={`specialDays.${at}.why`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.why')}
              </LineLabel>
            }
          >
            <Input maxLength={60} />
          </Field>
        </>
      )}
    />
  )
}

export function LimitLines() {
  const { t } = useTranslation('rooms')
  const named = (at: number) => t('form.limitNumber', { number: at + 1 })
  const select = <Value extends string>(
    at: number,
    name: string,
    values: readonly Value[],
    words: (value: Value) => string,
  ) => (
    <Field
      name={`limits.${at}.${name}`}
      label={
        <LineLabel line={named(at)} at={at}>
          {toldBy('rooms', `form.limit.${name}`)}
        </LineLabel>
      }
    >
      <Select
        {...(name === 'holders' ? { mode: 'multiple' as const } : {})}
        options={values.map((value) => ({ value, label: words(value) }))}
      />
    </Field>
  )
  return (
    <Lines<LimitValues>
      name="limits"
      legend={t('form.limits')}
      hint={t('form.limitsHint')}
      add={t('form.addLimit')}
      remove={(number) => t('form.removeLimit', { number })}
      most={30}
      newLine={newLimit}
      className="limit-line"
      line={(at) => (
        <>
          {select(at, 'holders', holderKinds, (value) => t(`holders.${value}`))}
          {select(at, 'measure', limitMeasures, (value) => t(`measures.${value}`))}
          {select(at, 'per', [...limitPeriods, 'none'], (value) => t(`periods.${value}`))}
          <Field
            name={`limits.${at}.most`}
            label={
              <LineLabel line={named(at)} at={at}>
                {t('form.limit.most')}
              </LineLabel>
            }
          >
            <InputNumber min={0.5} max={2000} />
          </Field>
          {select(at, 'counts', [...bookingModes, 'all'], (value) => t(`counts.${value}`))}
          {select(at, 'reach', ['room', 'house'], (value) => t(`reaches.${value}`))}
        </>
      )}
    />
  )
}
