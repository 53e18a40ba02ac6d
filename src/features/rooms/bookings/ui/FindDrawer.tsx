/** By time first: "Saturday afternoon, twelve people, an oven" finds every room, with its free time or why it has none. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Form as AntForm, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '#ground/day-input'
import { Awaiting, DayInput, DetailDrawer, Field, FieldRow, Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { KeptEquipment, KeptRoom } from '../../contract'
import { hoursOfText, minutesOfDay } from '../../rules'
import { desk } from '../../ui/client'
import { useSaid } from '../../ui/booking-words'
import { useOverDay, useThere } from '../../ui/there'
import { spanText } from '../../ui/words'
import { wish, type Wish } from '../contract'
import './bookings.css'

interface FindValues {
  readonly day?: string | undefined
  /** `13:00-18:00` */
  readonly hours: string
  readonly length: number
  readonly people: number | null
  readonly equipment: string[]
}

const lengths = [30, 60, 90, 120, 180, 240]

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))

function wishOf({ day, hours, length, people, equipment }: FindValues): Wish {
  const [window] = hoursOfText(hours)
  const [from, until] =
    window === undefined ? [0, minutesOfDay] : [minutesOf(window.from), minutesOf(window.until)]
  return {
    day: parseDay(day ?? '', day ?? '') ?? '',
    from,
    until,
    length,
    people: people ?? 0,
    whole: false,
    equipment: Object.fromEntries(equipment.map((code) => [code, 1])),
  }
}

export default function FindDrawer() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  return (
    <DetailDrawer title={t('find.title')} onClose={() => open('/rooms')} width={640}>
      {house.data === undefined ? (
        <Awaiting of={house} lines={6} />
      ) : (
        <FindForm rooms={house.data.rooms} equipment={house.data.equipment} />
      )}
    </DetailDrawer>
  )
}

interface FindFormProps {
  readonly rooms: readonly KeptRoom[]
  readonly equipment: readonly KeptEquipment[]
}

function FindForm({ rooms, equipment }: FindFormProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { there } = useThere()
  const first: FindValues = { day: there.day, hours: '13:00-18:00', length: 120, people: 1, equipment: [] }
  const [values, setValues] = useState(first)
  const asked = wish.safeParse(wishOf(values))
  const found = useQuery({
    ...desk.rooms.bookings.find.queryOptions({
      input: { wish: asked.data ?? { ...wishOf(first), day: today } },
    }),
    enabled: asked.success,
    placeholderData: keepPreviousData,
  })
  return (
    <AntForm<FindValues>
      layout="vertical"
      requiredMark={false}
      initialValues={first}
      onValuesChange={(_, given) => setValues({ ...first, ...given })}
      aria-label={t('find.title')}
      autoComplete="off"
      className="form"
    >
      <FieldRow>
        <Field name="day" label={t('booking.day')}>
          <DayInput />
        </Field>
        <Field name="hours" label={t('find.between')} hint={t('find.betweenHint')}>
          <Input autoFocus maxLength={20} />
        </Field>
        <Field name="length" label={t('find.length')}>
          <Select options={lengths.map((value) => ({ value, label: t('minutes', { count: value }) }))} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="people" label={t('booking.places')}>
          <InputNumber min={1} max={5000} precision={0} />
        </Field>
        <Field name="equipment" label={t('find.equipment')} optional>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={equipment.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Field>
      </FieldRow>
      {asked.success &&
        (found.data === undefined ? (
          <Awaiting of={found} lines={4} />
        ) : (
          <FoundRooms found={found.data.rooms} rooms={rooms} values={values} />
        ))}
    </AntForm>
  )
}

type Found = Awaited<ReturnType<(typeof desk)['rooms']['bookings']['find']['call']>>['rooms']

interface FoundRoomsProps {
  readonly found: Found
  readonly rooms: readonly KeptRoom[]
  readonly values: FindValues
}

/** Those that can be had first; the others stay, and say why not. */
function FoundRooms({ found, rooms, values }: FoundRoomsProps) {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const say = useSaid()
  const order = found.toSorted((a, b) => Number(a.free.length === 0) - Number(b.free.length === 0))
  return (
    <ul className="found-rooms" aria-live="polite" aria-label={t('find.found')}>
      {order.map(({ room, free, because }) => (
        <li key={room}>
          <b>{rooms.find(({ id }) => id === room)?.name}</b>
          {because === null ? (
            <span className="found-times">
              {free.map((span) => (
                <Button
                  key={span.from}
                  onClick={() =>
                    open('/rooms/new', {
                      room,
                      from: span.from,
                      until: Math.min(span.until, span.from + values.length),
                      people: values.people ?? 1,
                    })
                  }
                >
                  {spanText(t, span)}
                </Button>
              ))}
            </span>
          ) : (
            <Status tone="rest">{say(because)}</Status>
          )}
        </li>
      ))}
    </ul>
  )
}
