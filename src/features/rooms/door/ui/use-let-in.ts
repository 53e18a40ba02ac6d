/** Lets in whoever has a slip or a name: one step where nothing is to be asked, else the booking opens and says what is. */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dayWithWeekday } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { useMay, useToday } from '#app/session/session'
import { useMadeBooking } from '../../bookings/ui/BookingMoves'
import { desk, deskClient } from '../../ui/client'

export function useLetIn(): (code: string) => void {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const navigate = useNavigate()
  const made = useMadeBooking()
  const mayBook = useMay('rooms.book')
  const { write } = useWrite(desk.rooms.bookings.move)
  return useCallback(
    (code) => {
      const come = async () => {
        const { id, day, ready } = await deskClient.rooms.door.find({ code })
        if (ready && mayBook) made('check-in', await write({ id, move: 'check-in', reason: '' }))
        else if (day !== today) notify(t('atDoor.otherDay', { day: dayWithWeekday(day, today) }), 'warning')
        void navigate(`/rooms/door/${id}`)
      }
      come().catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
    },
    [made, mayBook, navigate, t, today, write],
  )
}
