/** Other hours, another day of the week, another room, for one date, the following or all: with every date before it is done. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { ErrorState, Field, FieldRow, Form, LoadingLines } from '#app/parts/index'
import { roomsContract } from '../../contract'
import { hoursOfText } from '../../rules'
import { bookingField, timeValues } from '../../bookings/ui/values'
import { desk } from '../../ui/client'
import {
  seriesChange,
  type DateChoice,
  type ReachOf,
  type SeriesDate,
  type SeriesDetails,
  type SeriesDone,
} from '../contract'
import { DateList } from './DateList'
import { useMadeSeries } from './made-series'

interface ChangeValues {
  readonly hours?: string | undefined
  readonly days: number
  readonly room: number
}

export interface ChangeFormProps {
  readonly series: SeriesDetails
  readonly date: SeriesDate
  readonly reach: ReachOf
  readonly onDone: () => void
}

const shifts = [-3, -2, -1, 0, 1, 2, 3]

export function ChangeForm({ series, date, reach, onDone }: ChangeFormProps) {
  const { t } = useTranslation('rooms')
  const made = useMadeSeries()
  const change = useWrite(desk.rooms.series.change)
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const [choices, setChoices] = useState<readonly DateChoice[]>([])
  const [form] = AntForm.useForm<ChangeValues>()
  const { booking, planned } = date
  const first: ChangeValues = { ...timeValues(booking?.span ?? planned), days: 0, room: booking?.room ?? 0 }
  const [values, setValues] = useState(first)
  const inputOf = ({ hours, days, room }: ChangeValues) => ({
    change: {
      id: series.id,
      date: date.date,
      reach,
      to: {
        hours: hoursOfText(hours ?? '')[0] ?? { from: '', until: '' },
        days,
        room,
      },
      choices: [...choices],
    },
  })
  const asked = seriesChange.safeParse(inputOf(values).change)
  const query = useQuery({
    ...desk.rooms.series.previewChange.queryOptions({
      input: { change: asked.data ?? inputOf(first).change },
    }),
    enabled: asked.success,
    placeholderData: keepPreviousData,
  })
  if (house.error !== null) return <ErrorState error={house.error} onRetry={() => void house.refetch()} />
  if (house.data === undefined) return <LoadingLines lines={5} />
  return (
    <Form<ChangeValues, SeriesDone>
      label={t(`series.changing.${reach}`)}
      form={form}
      initial={first}
      schema={roomsContract.series.change['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={bookingField}
      onChange={(given) => setValues({ ...first, ...given })}
      submit={(given) => change.write(inputOf(given)).finally(() => void query.refetch())}
      onDone={(done) => {
        made(t('series.madeChange', { count: done.takeBack.length }), done)
        onDone()
      }}
      submitLabel={t(`series.changing.${reach}`)}
      onCancel={onDone}
    >
      <FieldRow>
        <Field name="hours" label={t('booking.hours')} hint={t('booking.hoursHint')}>
          <Input maxLength={20} autoFocus />
        </Field>
        <Field name="days" label={t('series.days')}>
          <Select options={shifts.map((value) => ({ value, label: shiftText(value) }))} />
        </Field>
        <Field name="room" label={t('booking.room')}>
          <Select options={house.data.rooms.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      </FieldRow>
      <p className="soft small">{t('series.restStays')}</p>
      {query.error !== null && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data !== undefined && asked.success && (
        <DateList preview={query.data} choices={choices} onChoose={setChoices} skipped="unchanged" />
      )}
    </Form>
  )

  /** 同一天, 晚 1 天, 早 2 天. */
  function shiftText(days: number): string {
    if (days === 0) return t('series.sameDay')
    return t(days > 0 ? 'series.later' : 'series.earlier', { count: Math.abs(days) })
  }
}
