/** Takes a room for the centre's own use: whom it displaces stands beside what is written, before anything is done. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  DayInput,
  DetailDrawer,
  ErrorState,
  Field,
  FieldRow,
  Form,
  KeyButton,
  LoadingLines,
  Status,
} from '#app/parts/index'
import { ownUses, roomsContract, type KeptRoom } from '../../contract'
import { bookingField, spanOfValues } from '../../bookings/ui/values'
import { nameText, useSaid } from '../../ui/booking-words'
import { desk } from '../../ui/client'
import { useOverDay, useThere } from '../../ui/there'
import { spanText } from '../../ui/words'
import { ownUse } from '../contract'
import '../../bookings/ui/bookings.css'
import './precedence.css'

export default function OwnUseDrawer() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const house = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  return (
    <DetailDrawer
      title={t('precedence.title')}
      onClose={() => open('/rooms')}
      width={640}
      extra={<KeyButton onPress={() => open('/rooms/calls')}>{t('precedence.calls')}</KeyButton>}
    >
      {house.error !== null && <ErrorState error={house.error} onRetry={() => void house.refetch()} />}
      {house.isPending && <LoadingLines lines={6} />}
      {house.data !== undefined && <OwnUseForm rooms={house.data.rooms} />}
    </DetailDrawer>
  )
}

interface OwnUseValues {
  readonly room?: number | undefined
  readonly day?: string | undefined
  readonly hours?: string | undefined
  readonly places: number | null
  readonly use: (typeof ownUses)[number]
  readonly title?: string | undefined
  readonly reason?: string | undefined
}

const ownOf = ({ room, places, use, title, day, hours }: OwnUseValues) => ({
  room: room ?? 0,
  span: spanOfValues({ day, hours, mode: 'whole', places, equipment: {} }),
  places: places ?? 1,
  use,
  title: title ?? '',
})

function OwnUseForm({ rooms }: { readonly rooms: readonly KeptRoom[] }) {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const { there } = useThere()
  const book = useWrite(desk.rooms.precedence.book)
  // The lowest rank: what displaces more than that is for whoever takes the room to say.
  const first: OwnUseValues = { room: rooms[0]?.id, day: there.day, places: 1, use: 'centre-event' }
  const [form] = AntForm.useForm<OwnUseValues>()
  const [values, setValues] = useState(first)
  // What it is called on the door changes nothing of whom it displaces.
  const asked = ownUse.safeParse({ ...ownOf(values), title: t('precedence.title') })
  const query = useQuery({
    ...desk.rooms.precedence.preview.queryOptions({
      input: { own: asked.data ?? { ...ownOf(first), title: '' } },
    }),
    enabled: asked.success,
  })
  const displaced = asked.success ? (query.data?.displaced ?? []) : []
  const inputOf = (given: OwnUseValues) => ({
    own: ownOf(given),
    reason: given.reason ?? '',
    displaces: displaced.map(({ booking }) => booking.id),
  })
  return (
    <Form<OwnUseValues, { readonly displaced: number }>
      label={t('precedence.title')}
      form={form}
      initial={first}
      schema={roomsContract.precedence.book['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => bookingField(path.replace(/^own\./, ''))}
      onChange={(given) => setValues({ ...first, ...given })}
      submit={(given) => book.write(inputOf(given)).finally(() => void query.refetch())}
      onDone={(done) => {
        notify(t('precedence.done', { count: done.displaced }))
        open(done.displaced === 0 ? '/rooms' : '/rooms/calls')
      }}
      submitLabel={
        displaced.length === 0 ? t('booking.book') : t('precedence.take', { count: displaced.length })
      }
      onCancel={() => open('/rooms')}
    >
      <Field name="use" label={t('precedence.use')}>
        <Radio.Group
          optionType="button"
          options={ownUses.map((value) => ({ value, label: t(`precedence.uses.${value}`) }))}
        />
      </Field>
      <FieldRow>
        <Field name="room" label={t('booking.room')}>
          <Select options={rooms.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
        <Field name="day" label={t('booking.day')}>
          <DayInput />
        </Field>
        <Field name="hours" label={t('booking.hours')}>
          <Input autoFocus maxLength={20} placeholder="9:00-11:00" />
        </Field>
        <Field name="places" label={t('booking.places')}>
          <InputNumber min={1} max={5000} precision={0} />
        </Field>
      </FieldRow>
      <Field name="title" label={t('booking.title')} hint={t('booking.titleHint')}>
        <Input maxLength={40} />
      </Field>
      <Field name="reason" label={t('precedence.reason')} hint={t('precedence.reasonHint')}>
        <Input maxLength={200} />
      </Field>
      {asked.success && query.data !== undefined && <Named preview={query.data} rooms={rooms} />}
    </Form>
  )
}

type Preview = Awaited<ReturnType<(typeof desk)['rooms']['precedence']['preview']['call']>>

/** Named before it is done, in the order in which they are called. */
function Named({ preview, rooms }: { readonly preview: Preview; readonly rooms: readonly KeptRoom[] }) {
  const { t } = useTranslation('rooms')
  const say = useSaid()
  const { reasons, displaced } = preview
  const roomName = (id: number) => rooms.find((one) => one.id === id)?.name ?? ''
  return (
    <section className="booking-answer" aria-live="polite" aria-label={t('precedence.displaced')}>
      {reasons.map((reason, at) => (
        <p key={at}>
          <Status tone="late">{say(reason)}</Status>
        </p>
      ))}
      {displaced.length === 0 && reasons.length === 0 && (
        <p>
          <Status tone="done">{t('precedence.nobody')}</Status>
        </p>
      )}
      {displaced.map(({ booking, byOthers, slots, elsewhere }) => (
        <p key={booking.id}>
          <Status tone="soon">{nameText(t, booking)}</Status> {roomName(booking.room)}{' '}
          {spanText(t, booking.span)}{' '}
          <span className="soft small">
            {byOthers
              ? t('precedence.byOthers')
              : slots.length + elsewhere.length === 0
                ? t('precedence.nowhere')
                : t('precedence.instead', {
                    rooms:
                      elsewhere.map(({ room }) => roomName(room)).join(t('comma')) || t('precedence.none'),
                    count: slots.length,
                  })}
          </span>
        </p>
      ))}
    </section>
  )
}
