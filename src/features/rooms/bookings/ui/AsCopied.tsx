/** In a copy: whom to call and who comes, which the page knows only masked, are taken over from the booking it is a copy of. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/parts/index'
import type { BookingDetails } from '../contract'
import type { BookingValues } from './values'

/** Whether there is anything that only the desk has in full. */
export const copies = ({ inCharge, phone, comers }: BookingDetails): boolean =>
  inCharge !== null || phone !== null || comers.length > 0

/** Of another holder the desk takes nothing over, and it is not offered. */
const isOfSame = ({ holder }: BookingDetails, values: BookingValues): boolean =>
  holder.kind === values.holder &&
  (holder.kind === 'centre' ||
    (holder.kind === 'resident'
      ? holder.residentId === values.resident?.id
      : holder.name === (values.group ?? '').trim()))

/** The booking that what was written is a copy of; undefined where nothing of it is to be taken over. */
export const copyOfValues = (
  copied: BookingDetails | undefined,
  values: BookingValues,
): { readonly copyOf?: number } =>
  copied !== undefined && values.asCopied === true && isOfSame(copied, values) ? { copyOf: copied.id } : {}

interface AsCopiedProps {
  readonly copied: BookingDetails
  readonly values: BookingValues
}

export function AsCopied({ copied, values }: AsCopiedProps) {
  const { t } = useTranslation('rooms')
  if (!copies(copied) || !isOfSame(copied, values)) return null
  const { inCharge, phone, comers } = copied
  const told = [
    inCharge,
    phone,
    comers.length === 0 ? null : t('booking.comersCopied', { count: comers.length }),
  ]
  return (
    <Field name="asCopied" label={t('booking.asCopied')} hint={t('booking.asCopiedHint')} valueProp="checked">
      <Checkbox>{told.filter((one) => one !== null).join(t('listSeparator', { ns: 'app' }))}</Checkbox>
    </Field>
  )
}
