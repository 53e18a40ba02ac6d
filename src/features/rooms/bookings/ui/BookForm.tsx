/** The form of a booking, with the desk's answer beside what is written. */
import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form as AntForm, Input, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dropDraft } from '#app/drafts/drafts'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, FieldRow, Form } from '#app/parts/index'
import { ResidentPick } from '#app/parts/ResidentPick.tsx'
import { holderKinds, purposes, roomsContract, type KeptEquipment, type KeptRoom } from '../../contract'
import { desk } from '../../ui/client'
import { asksOfComers } from '../../rules'
import { nameText } from '../../ui/booking-words'
import { DateList } from '../../series/ui/DateList'
import { RepeatFields } from '../../series/ui/RepeatFields'
import { notRepeated } from '../../series/ui/repeat'
import { patternOfValues, seriesOfValues } from '../../series/ui/repeat-values'
import { useSeriesPreview } from '../../series/ui/use-series-preview'
import type { DateChoice, SeriesDone } from '../../series/contract'
import { unsaidBooking, type BookingCard, type BookingDetails, type MovedBooking } from '../contract'
import { NoteUnmetButton } from '../../unmet/ui/NoteUnmetButton'
import { JoinButton } from '../../waitlist/ui/JoinButton'
import { AnswerPanel } from './AnswerPanel'
import { AsCopied, copyOfValues } from './AsCopied'
import { ComerLines } from './ComerLines'
import { equipmentIn, TakingFields } from './TakingFields'
import { bookingField, bookingOfValues, timeValues, unsaidOfValues, type BookingValues } from './values'

const newBooking: BookingValues = {
  mode: 'whole',
  places: 1,
  equipment: {},
  holder: 'resident',
  purpose: 'meeting',
  comers: [],
  ...notRepeated,
}

/** One booking, or a series of them. */
type Booked = { readonly one: MovedBooking } | { readonly series: SeriesDone }

export interface BookFormProps {
  readonly house: { readonly rooms: readonly KeptRoom[]; readonly equipment: readonly KeptEquipment[] }
  readonly begun: Partial<BookingValues>
  readonly draft: string | undefined
  /** The booking it is a copy of. */
  readonly copied: BookingDetails | undefined
  readonly onDone: (booking: BookingCard) => void
  readonly onSeries: (id: number) => void
  readonly onWaiting: () => void
  readonly onCancel: () => void
}

export function BookForm(props: BookFormProps) {
  const { house, begun, draft, copied, onDone, onSeries, onWaiting, onCancel } = props
  const { t } = useTranslation('rooms')
  const book = useWrite(desk.rooms.bookings.book)
  const bookSeries = useWrite(desk.rooms.series.book)
  const first = { ...newBooking, ...begun }
  // A time that was chosen on the board begins anew.
  const kept = begun.hours === undefined ? draft : undefined
  const [form] = AntForm.useForm<BookingValues>()
  const [values, setValues] = useState<BookingValues>(first)
  const room = house.rooms.find(({ id }) => id === values.room)
  const codes = equipmentIn(house.equipment, values.room).map(({ code }) => code)
  const codesOf = (given: BookingValues) => equipmentIn(house.equipment, given.room).map(({ code }) => code)
  const [choices, setChoices] = useState<readonly DateChoice[]>([])
  const repeated = values.repeat !== 'none'
  const { preview, refetch } = useSeriesPreview(values, codes, choices, copyOfValues(copied, values))
  const oneOf = (given: BookingValues) => ({
    booking: bookingOfValues(given, codesOf(given)),
    ...copyOfValues(copied, given),
  })
  const seriesOf = (given: BookingValues) => ({
    series: seriesOfValues(given, codesOf(given), choices),
    ...copyOfValues(copied, given),
  })
  const { book: ofOne } = roomsContract.bookings
  const { book: ofSeries } = roomsContract.series
  const asked = unsaidBooking.safeParse(unsaidOfValues(values, codes))
  const query = useQuery({
    ...desk.rooms.bookings.check.queryOptions({
      input: {
        booking: asked.data ?? unsaidOfValues(first, codes),
        without: null,
        ...copyOfValues(copied, values),
      },
    }),
    enabled: asked.success && !repeated,
  })
  /** What the panel offers goes into the fields, as if it had been typed. */
  const put = (change: Partial<BookingValues>) => {
    form.setFieldsValue(change)
    setValues({ ...values, ...change })
  }
  return (
    <Form<BookingValues, Booked>
      label={t('booking.new')}
      form={form}
      {...(kept === undefined ? {} : { draft: kept })}
      initial={first}
      schema={(repeated ? ofSeries : ofOne)['~orpc'].inputSchema}
      inputOf={repeated ? seriesOf : oneOf}
      fieldOf={bookingField}
      onChange={(given) => {
        const chosen = house.rooms.find(({ id }) => id === given.room)
        const modes = chosen?.rules.modes ?? []
        // A room that is only taken whole, or only by places, says so in the field.
        const [mode = given.mode] = modes.includes(given.mode) ? [given.mode] : modes
        if (mode !== given.mode) form.setFieldsValue({ mode })
        const next = { ...first, ...given, mode }
        // Dates are numbered by their pattern: what was said of another one's means nothing here.
        const isSame = JSON.stringify(patternOfValues(next)) === JSON.stringify(patternOfValues(values))
        if (!isSame) setChoices([])
        setValues(next)
      }}
      submit={async (given) => {
        if (!repeated) {
          return { one: await book.write(oneOf(given)).finally(() => void query.refetch()) }
        }
        return { series: await bookSeries.write(seriesOf(given)).finally(() => void refetch()) }
      }}
      onDone={(booked) => {
        if ('series' in booked) {
          const { id, dates } = booked.series.series
          notify(t('series.done', { count: dates.filter(({ booking }) => booking !== null).length }))
          onSeries(id)
          return
        }
        const { booking } = booked.one
        const said = booking.state === 'confirmed' ? 'booking.done' : 'booking.requested'
        notify(t(said, { name: nameText(t, booking) }))
        onDone(booking)
      }}
      submitLabel={t(
        repeated
          ? 'series.book'
          : query.data?.notices.some(({ code }) => code.startsWith('rooms.notes-needs-approval')) === true
            ? 'booking.request'
            : 'booking.book',
      )}
      onCancel={onCancel}
      footer={
        <>
          <JoinButton
            answer={asked.success && !repeated ? query.data : undefined}
            booking={unsaidOfValues(values, codes)}
            copy={copyOfValues(copied, values)}
            onDone={() => {
              if (kept !== undefined) dropDraft(kept)
              onWaiting()
            }}
          />
          <NoteUnmetButton
            answer={asked.success && !repeated ? query.data : undefined}
            booking={unsaidOfValues(values, codes)}
          />
        </>
      }
    >
      <TakingFields rooms={house.rooms} equipment={house.equipment} room={room} />
      <RepeatFields values={values} />
      {repeated && preview !== undefined && (
        <DateList preview={preview} choices={choices} onChoose={setChoices} skipped="out" />
      )}
      <AnswerPanel
        answer={asked.success && !repeated ? query.data : undefined}
        rooms={house.rooms}
        onTake={(slot) => put({ room: slot.room, ...timeValues(slot.span) })}
      />
      <WhoFields values={values} />
      {copied !== undefined && <AsCopied copied={copied} values={values} />}
      <FieldRow>
        <Field name="purpose" label={t('booking.purpose')} hint={t('booking.purposeHint')}>
          <Select options={purposes.map((value) => ({ value, label: t(`held.purposes.${value}`) }))} />
        </Field>
        <Field name="title" label={t('booking.title')} hint={t('booking.titleHint')} optional>
          <Input maxLength={40} />
        </Field>
      </FieldRow>
      {room !== undefined && asksOfComers(room.rules) && <ComerLines />}
    </Form>
  )
}

/** For whom: a resident from the register, a group by its name, or the centre itself. */
function WhoFields({ values }: { readonly values: BookingValues }) {
  const { t } = useTranslation('rooms')
  const { data } = useQuery(desk.rooms.bookings.groups.queryOptions({ input: {} }))
  const outside = values.holder === 'outside-group'
  const names = (data?.groups ?? []).filter((group) => group.outside === outside).map(({ name }) => name)
  return (
    <>
      <Field name="holder" label={t('booking.holder')}>
        <Radio.Group
          optionType="button"
          options={holderKinds.map((value) => ({ value, label: t(`holders.${value}`) }))}
        />
      </Field>
      {values.holder === 'resident' && (
        <Field name="resident" label={t('booking.resident')}>
          <ResidentPick autoFocus={values.resident === undefined} />
        </Field>
      )}
      {(values.holder === 'group' || outside) && (
        <Field name="group" label={t('booking.group')} hint={t('booking.groupHint')}>
          <AutoComplete
            options={names.map((value) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
          >
            <Input maxLength={40} />
          </AutoComplete>
        </Field>
      )}
      {values.holder !== 'resident' && (
        <FieldRow>
          <Field name="inCharge" label={t('booking.inCharge')} optional>
            <Input maxLength={40} />
          </Field>
          <Field name="phone" label={t('booking.phone')} optional>
            <Input maxLength={20} inputMode="tel" />
          </Field>
        </FieldRow>
      )}
    </>
  )
}
