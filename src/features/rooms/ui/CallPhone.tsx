/** The phone by which a holder is called: a resident's is that of the register, a group's that of whom they named. */
import { useTranslation } from 'react-i18next'
import { Revealable, type RevealableProps } from '#app/parts/index'
import { deskClient } from './client'

interface CallPhoneProps {
  readonly residentId: number | null
  /** Masked; null where there is none. */
  readonly residentPhone: string | null
  /** Masked; of whoever answers for a group. */
  readonly phone: string | null
  /** Shows the group's in full, on record. */
  readonly reveal: RevealableProps['reveal']
}

export function CallPhone({ residentId, residentPhone, phone, reveal }: CallPhoneProps) {
  const { t } = useTranslation('rooms')
  if (residentId !== null && residentPhone !== null && residentPhone !== '') {
    return (
      <Revealable
        text={residentPhone}
        name={t('booking.phone')}
        kind="phone"
        reveal={(reason) =>
          deskClient.residents.reveal({ id: residentId, field: { kind: 'phone', at: 0 }, reason })
        }
      />
    )
  }
  if (phone === null) return null
  return <Revealable text={phone} name={t('booking.phone')} kind="contact-phone" reveal={reveal} />
}
