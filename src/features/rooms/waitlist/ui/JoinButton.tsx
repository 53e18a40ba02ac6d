/** Beside what is taken: to wait for it, with everything that is already written. */
import { useTranslation } from 'react-i18next'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { KeyButton } from '#app/parts/index'
import { desk } from '../../ui/client'
import { bookingText, type Answer, type UnsaidBooking } from '../../bookings/contract'

export interface JoinButtonProps {
  readonly answer: Answer | undefined
  readonly booking: UnsaidBooking
  /** What it is a copy of. */
  readonly copy: { readonly copyOf?: number }
  readonly onDone: () => void
}

/** What passes when somebody cancels; the desk has the last word. */
const passes = /^rooms\.stops-(?:taken|buffer|places|equipment|waitlist|limit)/

export function JoinButton({ answer, booking, copy, onDone }: JoinButtonProps) {
  const { t } = useTranslation('rooms')
  const join = useWrite(desk.rooms.waitlist.join)
  const reasons = answer?.reasons ?? []
  if (reasons.length === 0 || !reasons.every(({ code }) => passes.test(code))) return null
  const whole = bookingText.safeParse(booking)
  return (
    <KeyButton
      keys="F8"
      refusedBecause={whole.success ? undefined : t('waitlist.sayWho')}
      onPress={() => {
        if (!whole.success) return
        join.write({ booking: whole.data, ...copy }).then(
          () => {
            notify(t('waitlist.joined'))
            onDone()
          },
          (error: unknown) => notify(errorMessage(error).message, 'warning'),
        )
      }}
    >
      {t('waitlist.join')}
    </KeyButton>
  )
}
