/** Beside what cannot be had: one key counts that somebody would have liked it. */
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { KeyButton } from '#app/parts/index'
import type { Answer, UnsaidBooking } from '../../bookings/contract'
import { desk } from '../../ui/client'

export interface NoteUnmetButtonProps {
  readonly answer: Answer | undefined
  readonly booking: UnsaidBooking
}

export function NoteUnmetButton({ answer, booking }: NoteUnmetButtonProps) {
  const { t } = useTranslation('rooms')
  const note = useWrite(desk.rooms.unmet.note)
  if ((answer?.reasons.length ?? 0) === 0) return null
  return (
    <KeyButton
      keys="F9"
      onPress={() => {
        // Of whom it was asked nothing stays but what kind of holder.
        note.write({ booking: { ...booking, title: '', inCharge: null, phone: null, comers: [] } }).then(
          ({ because }) => notify(t('unmet.noted', { because: t(`unmet.because.${because}`) })),
          (error: unknown) => notify(errorMessage(error).message, 'warning'),
        )
      }}
    >
      {t('unmet.note')}
    </KeyButton>
  )
}
