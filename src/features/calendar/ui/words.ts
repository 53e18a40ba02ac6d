/** What a change of the calendar brought with it, in words. */
import { useTranslation } from 'react-i18next'

export interface YearDone {
  readonly recounted: number
  readonly stranded: number
}

/** How many due days were counted anew, and how many bookings lie where nothing is open; nothing where there were none. */
export function useRecounted(): (done: YearDone) => string {
  const { t } = useTranslation('calendar')
  return ({ recounted, stranded }) =>
    [
      recounted === 0 ? '' : t('recounted', { count: recounted }),
      stranded === 0 ? '' : t('stranded', { count: stranded }),
    ].join('')
}
