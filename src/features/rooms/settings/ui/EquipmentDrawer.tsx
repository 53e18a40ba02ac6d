/** One kind of equipment: how many pieces, in which rooms, and which of them are out of order when. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  DayInput,
  DetailDrawer,
  EmptyState,
  ErrorState,
  Field,
  FieldRow,
  Form,
  LoadingLines,
} from '#app/parts/index'
import { roomsContract, type KeptEquipment, type KeptRoom } from '../../contract'
import { desk } from '../../ui/client'
import { LineLabel, Lines } from '../../ui/Lines'
import './rooms-settings.css'

interface OutageValues {
  readonly pieces: number
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly why: string
}

interface Values {
  readonly name: string
  readonly pieces: number
  readonly rooms: number[]
  readonly outages: readonly OutageValues[]
}

const newEquipment: Values = { name: '', pieces: 1, rooms: [], outages: [] }
const newOutage: OutageValues = { pieces: 1, why: '' }

const valuesOf = ({ name, pieces, rooms, outages }: KeptEquipment): Values => ({
  name,
  pieces,
  rooms,
  outages: outages.map((outage) => ({ ...outage, until: outage.until ?? undefined })),
})

export default function EquipmentDrawer() {
  const { t } = useTranslation('rooms')
  const { equipmentId } = useParams()
  const { data, error, isPending, refetch } = useQuery(desk.rooms.house.queryOptions({ input: {} }))
  const isNew = equipmentId === 'new'
  const known = data?.equipment.find(({ id }) => String(id) === equipmentId)
  return (
    <DetailDrawer title={known?.name ?? t('equipment.add')} back="/settings/rooms" width={620}>
      {isPending && <LoadingLines lines={5} />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && !isNew && known === undefined && (
        <EmptyState>{t('equipment.unknown')}</EmptyState>
      )}
      {data !== undefined && (isNew || known !== undefined) && (
        <EquipmentForm key={equipmentId} known={known} rooms={data.rooms} all={data.equipment} />
      )}
    </DetailDrawer>
  )
}

/** A code of its own that no name can change: bookings keep it. */
const freshCode = (all: readonly KeptEquipment[]) =>
  `equipment-${Math.max(0, ...all.map(({ id }) => id)) + 1}`

function EquipmentForm({
  known,
  rooms,
  all,
}: {
  readonly known: KeptEquipment | undefined
  readonly rooms: readonly KeptRoom[]
  readonly all: readonly KeptEquipment[]
}) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const save = useWrite(desk.rooms.saveEquipment)
  const close = () => void navigate('/settings/rooms')
  const inputOf = ({ name, pieces, rooms: places, outages }: Values) => ({
    id: known?.id ?? null,
    text: {
      code: known?.code ?? freshCode(all),
      name,
      pieces,
      rooms: places,
      outages: outages.map(({ pieces: out, from, until, why }) => ({
        pieces: out,
        from: from ?? '',
        until: until ?? null,
        why,
      })),
    },
  })
  return (
    <Form<Values, { readonly id: number; readonly promisedBeyond: number }>
      label={known?.name ?? t('equipment.add')}
      draft={`rooms.equipment:${known?.id ?? 'new'}`}
      initial={known === undefined ? newEquipment : valuesOf(known)}
      schema={roomsContract.saveEquipment['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={(path) => path.replace(/^text\./, '').replace(/^rooms\..*/, 'rooms')}
      submit={(values) => save.write(inputOf(values))}
      onDone={({ id, promisedBeyond }, { name }) => {
        if (promisedBeyond === 0) {
          notify(t('saved', { name }))
          close()
          return
        }
        notify(t('equipment.promisedBeyond', { name, count: promisedBeyond }), 'warning')
        void navigate(`/rooms/call-sheet?equipment=${id}`)
      }}
      submitLabel={t('save')}
      onCancel={close}
    >
      <FieldRow>
        <Field name="name" label={t('equipment.name')}>
          <Input autoFocus maxLength={40} />
        </Field>
        <Field name="pieces" label={t('equipment.pieces')}>
          <InputNumber min={0} max={1000} precision={0} />
        </Field>
      </FieldRow>
      <Field name="rooms" label={t('equipment.rooms')} hint={t('equipment.roomsHint')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={rooms.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <OutageLines />
    </Form>
  )
}

function OutageLines() {
  const { t } = useTranslation('rooms')
  const label = (at: number, words: string) => (
    <LineLabel line={t('equipment.outageNumber', { number: at + 1 })} at={at}>
      {words}
    </LineLabel>
  )
  return (
    <Lines<OutageValues>
      name="outages"
      legend={t('equipment.outages')}
      hint={t('equipment.outagesHint')}
      add={t('equipment.addOutage')}
      remove={(number) => t('equipment.removeOutage', { number })}
      most={200}
      newLine={newOutage}
      className="outage-line"
      line={(at) => (
        <>
          <Field name={`outages.${at}.pieces`} label={label(at, t('equipment.pieces'))}>
            <InputNumber min={1} max={1000} precision={0} />
          </Field>
          <Field name={`outages.${at}.from`} label={label(at, t('equipment.from'))}>
            <DayInput />
          </Field>
          <Field name={`outages.${at}.until`} label={label(at, t('equipment.until'))}>
            <DayInput />
          </Field>
          <Field name={`outages.${at}.why`} label={label(at, t('form.why'))}>
            <Input maxLength={100} />
          </Field>
        </>
      )}
    />
  )
}
