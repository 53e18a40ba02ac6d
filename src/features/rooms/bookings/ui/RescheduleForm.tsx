/** To another time, another room, more or fewer: asked without the booking itself. */
import { useQuery } from '@tanstack/react-query'
import { Form as AntForm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { Form } from '#app/parts/index'
import { roomsContract, type KeptEquipment, type KeptRoom } from '../../contract'
import { desk } from '../../ui/client'
import { rescheduling, type BookingDetails, type MovedBooking } from '../contract'
import { AnswerPanel } from './AnswerPanel'
import { useMadeBooking } from './BookingMoves'
import { equipmentIn, TakingFields } from './TakingFields'
import { bookingField, takingOf, timeValues, type TakingValues } from './values'

export interface RescheduleFormProps {
  readonly house: { readonly rooms: readonly KeptRoom[]; readonly equipment: readonly KeptEquipment[] }
  readonly booking: BookingDetails
  readonly onDone: () => void
}

export function RescheduleForm({ house, booking, onDone }: RescheduleFormProps) {
  const { t } = useTranslation('rooms')
  const made = useMadeBooking()
  const reschedule = useWrite(desk.rooms.bookings.reschedule)
  const first: TakingValues = {
    room: booking.room,
    ...timeValues(booking.span),
    mode: booking.whole ? 'whole' : 'places',
    places: booking.places,
    equipment: booking.equipment,
  }
  const [form] = AntForm.useForm<TakingValues>()
  const [values, setValues] = useState(first)
  const { id } = booking
  const takingFor = (given: TakingValues) =>
    takingOf(
      given,
      equipmentIn(house.equipment, given.room).map(({ code }) => code),
    )
  const asked = rescheduling.safeParse(takingFor(values))
  const query = useQuery({
    ...desk.rooms.bookings.checkMove.queryOptions({ input: { id, to: asked.data ?? takingFor(first) } }),
    enabled: asked.success,
  })
  const inputOf = (given: TakingValues) => ({ id, to: takingFor(given) })
  return (
    <Form<TakingValues, MovedBooking>
      label={t('moves.reschedule')}
      form={form}
      initial={first}
      schema={roomsContract.bookings.reschedule['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={bookingField}
      onChange={(given) => setValues({ ...first, ...given })}
      submit={(given) => reschedule.write(inputOf(given)).finally(() => void query.refetch())}
      onDone={(moved) => {
        made('reschedule', moved)
        onDone()
      }}
      submitLabel={t('moves.reschedule')}
      onCancel={onDone}
    >
      <TakingFields
        rooms={house.rooms}
        equipment={house.equipment}
        room={house.rooms.find((one) => one.id === values.room)}
      />
      <AnswerPanel
        answer={asked.success ? query.data : undefined}
        rooms={house.rooms}
        onTake={(slot) => {
          const change = { room: slot.room, ...timeValues(slot.span) }
          form.setFieldsValue(change)
          setValues({ ...values, ...change })
        }}
      />
    </Form>
  )
}
