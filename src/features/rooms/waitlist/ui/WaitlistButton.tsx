/** The way to the waitlist from the day, with how many are to be called. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { KeyButton } from '#app/parts/index'
import { desk } from '../../ui/client'
import { useOverDay } from '../../ui/there'

export function WaitlistButton() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const { data } = useQuery(desk.rooms.waitlist.list.queryOptions({ input: {} }))
  const count = data?.toCall ?? 0
  return (
    <KeyButton keys="H" onPress={() => open('/rooms/waitlist')}>
      {count === 0 ? t('waitlist.title') : t('waitlist.titleCount', { count })}
    </KeyButton>
  )
}
