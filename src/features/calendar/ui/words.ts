/** What a change of the calendar brought with it, in words. */
import { useTranslation } from 'react-i18next'

/** How many due days were counted anew; nothing where there were none. */
export function useRecounted(): (count: number) => string {
  const { t } = useTranslation('calendar')
  return (count) => (count === 0 ? '' : t('recounted', { count }))
}
