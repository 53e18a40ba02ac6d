/** A room and its house rules, in the order in which people ask for them. */
import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { toldBy } from '#app/i18n/index'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field, FieldRow, Form } from '#app/parts/index'
import { bookingModes, holderKinds, roomsContract, type KeptRoom } from '../../contract'
import { desk } from '../../ui/client'
import { HoursLines, LimitLines, SpecialDayLines } from './room-lines'
import { fieldOf, newRoom, textOf, valuesOf, type RoomValues } from './room-values'

const steps = [5, 10, 15, 30, 60, 120]

export interface RoomFormProps {
  readonly room: KeptRoom | undefined
  readonly rooms: readonly KeptRoom[]
  readonly onClose: () => void
}

export function RoomForm({ room, rooms, onClose }: RoomFormProps) {
  const { t } = useTranslation('rooms')
  const navigate = useNavigate()
  const save = useWrite(desk.rooms.saveRoom)
  const title = room?.name ?? t('addRoom')
  const existing = room === undefined ? null : { id: room.id, version: room.version }
  const inputOf = (values: RoomValues) => ({ existing, text: textOf(values) })
  return (
    <Form<RoomValues, { readonly stranded: number }>
      label={title}
      draft={`rooms.room:${room?.id ?? 'new'}`}
      initial={room === undefined ? newRoom : valuesOf(room)}
      schema={roomsContract.saveRoom['~orpc'].inputSchema}
      inputOf={inputOf}
      fieldOf={fieldOf}
      submit={(values) => save.write(inputOf(values))}
      onDone={({ stranded }, { name }) => {
        if (stranded === 0) {
          notify(t('saved', { name }))
          onClose()
          return
        }
        notify(t('room.stranded', { name, count: stranded }), 'warning')
        void navigate('/rooms/call-sheet?list=stranded')
      }}
      submitLabel={t('save')}
      onCancel={onClose}
    >
      <RoomItself rooms={rooms.filter(({ id }) => id !== room?.id)} />
      <HoursLines />
      <SpecialDayLines />
      <Times />
      <People />
      <LimitLines />
      <Door />
      <Money />
    </Form>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="room-lines">
      <legend>{title}</legend>
      {children}
    </fieldset>
  )
}

function RoomItself({ rooms }: { readonly rooms: readonly KeptRoom[] }) {
  const { t } = useTranslation('rooms')
  const options = rooms.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <FieldRow>
        <Field name="name" label={t('room.name')}>
          <Input autoFocus maxLength={40} />
        </Field>
        <Field name="places" label={t('form.places')} hint={t('form.placesHint')}>
          <InputNumber min={1} max={5000} precision={0} />
        </Field>
      </FieldRow>
      <Field name="modes" label={t('form.modes')}>
        <Checkbox.Group options={bookingModes.map((value) => ({ value, label: t(`modesLong.${value}`) }))} />
      </Field>
      {rooms.length > 0 && (
        <FieldRow>
          <Field name="inside" label={t('form.inside')} hint={t('form.insideHint')} optional>
            <Select allowClear options={options} />
          </Field>
          <Field name="excludes" label={t('form.excludes')} hint={t('form.excludesHint')} optional>
            <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
          </Field>
        </FieldRow>
      )}
      <Field name="outOfUse" label={t('form.outOfUse')} hint={t('form.outOfUseHint')} optional>
        <Input maxLength={200} />
      </Field>
    </>
  )
}

function Minutes({ name, hint }: { readonly name: string; readonly hint?: string }) {
  useTranslation()
  return (
    <Field name={name} label={toldBy('rooms', `form.${name}`)} {...(hint === undefined ? {} : { hint })}>
      <InputNumber min={0} max={2880} precision={0} />
    </Field>
  )
}

function Times() {
  const { t } = useTranslation('rooms')
  return (
    <Part title={t('form.times')}>
      <FieldRow>
        <Minutes name="bufferBefore" />
        <Minutes name="bufferAfter" />
        <Field name="step" label={t('form.step')}>
          <Select options={steps.map((value) => ({ value, label: t('minutes', { count: value }) }))} />
        </Field>
      </FieldRow>
      <Field name="buffersMayLieOutsideHours" label={t('form.buffers')} valueProp="checked">
        <Checkbox>{t('form.buffersMayLieOutsideHours')}</Checkbox>
      </Field>
      <FieldRow>
        <Minutes name="shortest" />
        <Minutes name="longest" />
      </FieldRow>
      <Field name="backToBackIsOne" label={t('form.backToBack')} valueProp="checked">
        <Checkbox>{t('form.backToBackIsOne')}</Checkbox>
      </Field>
      <FieldRow>
        <Minutes name="aheadLeast" />
        <Minutes name="aheadMost" />
        <Minutes name="aheadMostInSeries" />
      </FieldRow>
    </Part>
  )
}

function People() {
  const { t } = useTranslation('rooms')
  const options = holderKinds.map((value) => ({ value, label: t(`holders.${value}`) }))
  return (
    <Part title={t('form.people')}>
      <Field name="mayBook" label={t('form.mayBook')}>
        <Checkbox.Group options={options} />
      </Field>
      <Field name="approvalFor" label={t('form.approvalFor')} optional>
        <Checkbox.Group options={options} />
      </Field>
      <FieldRow>
        <Minutes name="pendingHours" hint={t('form.pendingHint')} />
        <Field name="guardianUnder" label={t('form.guardianUnder')} hint={t('form.guardianHint')} optional>
          <InputNumber min={1} max={18} precision={0} />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="briefing" label={t('form.briefing')} valueProp="checked">
          <Checkbox>{t('form.briefingNeeded')}</Checkbox>
        </Field>
        <Field name="briefingDays" label={t('form.briefingDays')} hint={t('form.briefingHint')} optional>
          <InputNumber min={1} max={3660} precision={0} />
        </Field>
      </FieldRow>
    </Part>
  )
}

function Door() {
  const { t } = useTranslation('rooms')
  return (
    <Part title={t('form.door')}>
      <Field name="asksWhoComes" label={t('form.checkIn')} valueProp="checked">
        <Checkbox>{t('form.asksWhoComes')}</Checkbox>
      </Field>
      <FieldRow>
        <Minutes name="lateAfter" />
        <Minutes name="noShowAfter" />
      </FieldRow>
      <Field name="suspends" label={t('form.suspension')} valueProp="checked">
        <Checkbox>{t('form.suspends')}</Checkbox>
      </Field>
      <FieldRow>
        <Minutes name="noShows" />
        <Minutes name="within" />
        <Minutes name="suspendedDays" />
      </FieldRow>
    </Part>
  )
}

function Money() {
  const { t } = useTranslation('rooms')
  const amount = (name: string) => (
    <Field name={name} label={toldBy('rooms', `form.${name}`)}>
      <InputNumber min={0} max={1_000_000} precision={2} />
    </Field>
  )
  return (
    <Part title={t('form.money')}>
      <FieldRow>
        {amount('fee')}
        {amount('deposit')}
        {amount('materialsFee')}
      </FieldRow>
      <Field name="keys" label={t('form.keys')} hint={t('form.keysHint')} optional>
        <Select mode="tags" open={false} suffix={null} />
      </Field>
      <Field name="checksBefore" label={t('form.checksBefore')} hint={t('form.checksHint')} optional>
        <Select mode="tags" open={false} suffix={null} />
      </Field>
      <Field name="checksAfter" label={t('form.checksAfter')} hint={t('form.checksHint')} optional>
        <Select mode="tags" open={false} suffix={null} />
      </Field>
      <Field name="printed" label={t('form.printed')} optional>
        <Input.TextArea maxLength={4000} autoSize={{ minRows: 3, maxRows: 14 }} />
      </Field>
    </Part>
  )
}
