/** How often: once, every week, every second week, every month; and until when. */
import { Checkbox, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { toldBy } from '#app/i18n/index'
import { parseDay } from '#ground/day-input'
import { isoWeekdayOf } from '../../rules'
import type { BookingValues } from '../../bookings/ui/values'
import { repeats } from './repeat'
import { nthOf } from './repeat-values'

const weekdays = [1, 2, 3, 4, 5, 6, 7]

export function RepeatFields({ values }: { readonly values: BookingValues }) {
  const { t } = useTranslation('rooms')
  const { repeat, endsBy } = values
  const day = parseDay(values.day ?? '', values.day ?? '')
  const inWeeks = repeat === 'weekly' || repeat === 'fortnightly'
  return (
    <>
      <Field name="repeat" label={t('series.repeat')}>
        <Radio.Group
          optionType="button"
          options={repeats.map((value) => ({ value, label: t(`series.repeats.${value}`) }))}
        />
      </Field>
      {inWeeks && (
        <Field name="weekdays" label={t('series.weekdays')} hint={t('series.weekdaysHint')} optional>
          <Checkbox.Group
            options={weekdays.map((value) => ({ value, label: toldBy('rooms', `weekdays.${value}`) }))}
          />
        </Field>
      )}
      {repeat === 'monthly' && day !== undefined && (
        <Field name="inMonth" label={t('series.inMonth')}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'nth', label: inMonthText(day, nthOf(day)) },
              { value: 'last', label: inMonthText(day, -1) },
            ]}
          />
        </Field>
      )}
      {repeat !== 'none' && (
        <FieldRow>
          <Field name="endsBy" label={t('series.endsBy')}>
            <Radio.Group
              optionType="button"
              options={(['times', 'day'] as const).map((value) => ({
                value,
                label: t(`series.ends.${value}`),
              }))}
            />
          </Field>
          {endsBy === 'times' ? (
            <Field name="times" label={t('series.times')}>
              <InputNumber min={1} max={400} precision={0} />
            </Field>
          ) : (
            <Field name="lastDay" label={t('series.lastDay')}>
              <DayInput />
            </Field>
          )}
        </FieldRow>
      )}
    </>
  )
}

/** 第二个周二. */
const inMonthText = (day: string, nth: number): string =>
  `${toldBy('rooms', `nth.${nth}`)}${toldBy('rooms', `weekdays.${isoWeekdayOf(day)}`)}`
