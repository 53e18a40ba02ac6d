/** The way to the centre's own use from the day, for whoever may let it go before others. */
import { useTranslation } from 'react-i18next'
import { KeyButton } from '#app/parts/index'
import { useMay } from '#app/session/session'
import { useOverDay } from '../../ui/there'

export function OwnUseButton() {
  const { t } = useTranslation('rooms')
  const open = useOverDay()
  const mayTake = useMay('rooms.approve')
  if (!mayTake) return null
  return (
    <KeyButton keys="U" onPress={() => open('/rooms/own-use')}>
      {t('precedence.title')}
    </KeyButton>
  )
}
