/** Who comes, ticked as they come. */
import { useTranslation } from 'react-i18next'
import { monthAndDay } from '#app/dates'
import { useToday } from '#app/session/session'
import type { BookingDetails, Comer } from '../contract'
import { TickedComers } from './TickedComers'

export const ComersSheet = ({ booking }: { readonly booking: BookingDetails }) => (
  <TickedComers booking={booking} beside={(comer) => <ComerLine comer={comer} />} />
)

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
