/** Who comes, ticked as they come. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { monthAndDay } from '#app/dates'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { useMay, useToday } from '#app/session/session'
import { desk } from '../../ui/client'
import type { BookingDetails, Comer } from '../contract'

export function ComersSheet({ booking }: { readonly booking: BookingDetails }) {
  const { t } = useTranslation('rooms')
  const mayBook = useMay('rooms.book')
  const tick = useWrite(desk.rooms.bookings.tick)
  const { id, comers } = booking
  const came = comers.filter((comer) => comer.came).map((comer) => comer.id)
  const set = (comer: Comer, isHere: boolean) => {
    const now = isHere ? [...came, comer.id] : came.filter((one) => one !== comer.id)
    tick.write({ id, came: now }).catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  }
  return (
    <section className="booking-comers">
      <h3>{t('comers.came', { came: came.length, count: comers.length })}</h3>
      <ul>
        {comers.map((comer) => (
          <li key={comer.id}>
            <Checkbox
              checked={comer.came}
              disabled={!mayBook}
              onChange={(event) => set(comer, event.target.checked)}
            >
              {comer.name}
            </Checkbox>
            <ComerLine comer={comer} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ComerLine({ comer }: { readonly comer: Comer }) {
  const { t } = useTranslation('rooms')
  const today = useToday()
  const { age, briefedOn, withGuardian, fetchedBy, allergens } = comer
  const parts = [
    ...(age === null ? [] : [t('comers.age', { count: age })]),
    ...(briefedOn === null ? [] : [t('comers.briefed', { day: monthAndDay(briefedOn, today) })]),
    ...(withGuardian ? [t('comers.withGuardian')] : []),
    ...(fetchedBy === '' ? [] : [t('comers.fetched', { who: fetchedBy })]),
    ...(allergens === '' ? [] : [t('comers.mustNotEat', { what: allergens })]),
  ]
  return <span className="soft small">{parts.join(' · ')}</span>
}
