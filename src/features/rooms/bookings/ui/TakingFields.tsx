/** Where, when and how much: the fields that a new booking and a moved one have in common. */
import { Input, InputNumber, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import type { KeptEquipment, KeptRoom } from '../../contract'

export interface TakingFieldsProps {
  readonly rooms: readonly KeptRoom[]
  readonly equipment: readonly KeptEquipment[]
  /** The one that is chosen. */
  readonly room: KeptRoom | undefined
}

export const equipmentIn = (equipment: readonly KeptEquipment[], room: number | undefined) =>
  equipment.filter(({ rooms }) => room !== undefined && rooms.includes(room))

export function TakingFields({ rooms, equipment, room }: TakingFieldsProps) {
  const { t } = useTranslation('rooms')
  const modes = room?.rules.modes ?? (['whole', 'places'] as const)
  return (
    <>
      <FieldRow>
        <Field name="room" label={t('booking.room')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={rooms.map(({ id, name, outOfUse }) => ({
              value: id,
              label: outOfUse === null ? name : `${name}（${t('outOfUse')}）`,
            }))}
          />
        </Field>
        <Field name="day" label={t('booking.day')}>
          <DayInput />
        </Field>
        <Field name="hours" label={t('booking.hours')} hint={t('booking.hoursHint')}>
          <Input maxLength={20} placeholder="9:00-11:00" />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="mode" label={t('booking.mode')}>
          <Radio.Group
            optionType="button"
            options={(['whole', 'places'] as const).map((value) => ({
              value,
              label: t(`modes.${value}`),
              disabled: !modes.includes(value),
            }))}
          />
        </Field>
        <Field name="places" label={t('booking.places')}>
          <InputNumber min={1} max={5000} precision={0} />
        </Field>
        {equipmentIn(equipment, room?.id).map(({ code, name, pieces }) => (
          <Field key={code} name={`equipment.${code}`} label={t('booking.pieces', { name, pieces })} optional>
            <InputNumber min={0} max={1000} precision={0} />
          </Field>
        ))}
      </FieldRow>
    </>
  )
}
