/** Said to everyone while the machine's clock stands before the last entry: what date it is, and the two ways on. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { dayAt } from '#ground/clock'
import { wholeDay } from '../dates'
import { desk, errorMessage, useWrite } from '../desk-client'
import { notify } from '../notices'
import { Icon } from '../parts/icons'
import { useSession } from '../session/session'
import { sessionChanged } from '../session/state'

export function DoubtfulDay() {
  const { t } = useTranslation()
  const { clockBehind, now } = useSession()
  const accept = useWrite(desk.session.acceptClock)
  if (clockBehind === null) return null
  const days = { day: wholeDay(dayAt(now())), newest: wholeDay(dayAt(clockBehind)) }
  const isRight = async () => {
    try {
      await accept.write({})
      notify(t('frame.clockBehind.accepted'))
      await sessionChanged()
    } catch (error) {
      notify(errorMessage(error).message, 'warning')
    }
  }
  return (
    <p className="health-line">
      <Icon name="warning" size={18} />
      <span>
        <b>{t('frame.clockBehind.title')}</b> {t('frame.clockBehind.what', days)}
      </span>
      <Button loading={accept.pending} onClick={() => void isRight()}>
        {t('frame.clockBehind.accept')}
      </Button>
    </p>
  )
}
