/** Whether it can be had, while it is still being written: the reason and its hour, the nearest free times, other rooms. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayWithWeekday } from '#app/dates'
import { Status } from '#app/parts/index'
import { useToday } from '#app/session/session'
import type { KeptRoom } from '../../contract'
import { dayOfMinute } from '../../rules'
import { useSaid } from '../../ui/booking-words'
import { spanText } from '../../ui/words'
import type { Answer } from '../contract'

type Slot = Answer['slots'][number]

export interface AnswerPanelProps {
  readonly answer: Answer | undefined
  readonly rooms: readonly KeptRoom[]
  readonly onTake: (slot: Slot) => void
}

export function AnswerPanel({ answer, rooms, onTake }: AnswerPanelProps) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const say = useSaid()
  if (answer === undefined) return null
  const free = answer.reasons.length === 0
  return (
    <section className="booking-answer" aria-live="polite" aria-label={t('booking.answer')}>
      {free ? (
        <p>
          <Status tone="done">{t('booking.canBeHad')}</Status>
        </p>
      ) : (
        answer.reasons.map((reason, at) => (
          <p key={at}>
            <Status tone="late">{say(reason)}</Status>
          </p>
        ))
      )}
      {answer.notices.map((notice, at) => (
        <p key={at}>
          <Status tone="soon">{say(notice)}</Status>
        </p>
      ))}
      {answer.slots.length > 0 && (
        <p className="booking-slots">
          <span className="soft">{t('booking.nearest')}</span>
          {answer.slots.map((slot) => (
            <Button key={slot.span.from} onClick={() => onTake(slot)}>
              {dayWithWeekday(dayOfMinute(slot.span.from), today)} {spanText(t, slot.span)}
            </Button>
          ))}
        </p>
      )}
      {answer.elsewhere.length > 0 && (
        <p className="booking-slots">
          <span className="soft">{t('booking.elsewhere')}</span>
          {answer.elsewhere.map((slot) => (
            <Button key={slot.room} onClick={() => onTake(slot)}>
              {rooms.find(({ id }) => id === slot.room)?.name}
            </Button>
          ))}
        </p>
      )}
    </section>
  )
}
