/** Under the queue: whether the calling screen is there, the way to open it, and that nothing is said where there is no voice. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { errorMessage, shell } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Status } from '#app/parts/index'
import { desk } from '../../ui/client'
import { useCallingScreen } from './desk-side'
import { useHasChineseVoice } from './voice'

/** Opens it where it can be seen by those who wait, and says where that could not be. */
export function useOpenScreen(): () => void {
  const { t } = useTranslation('visits')
  return () => {
    shell.openCallingScreen({}).then(
      ({ on }) => {
        if (on === 'this-display') notify(t('screen.onThisDisplay'), 'warning')
      },
      (error: unknown) => notify(errorMessage(error).message, 'warning'),
    )
  }
}

export function ScreenFoot() {
  const { t } = useTranslation('visits')
  const { open } = useCallingScreen()
  const hasVoice = useHasChineseVoice()
  const openScreen = useOpenScreen()
  const aloud = useQuery({
    ...desk.visits.screen.shown.queryOptions({ input: {} }),
    select: ({ settings }) => settings.aloud,
  })
  return (
    <div className="counter-screen small soft">
      {open ? (
        <Status tone="done">{t('screen.isOpen')}</Status>
      ) : (
        <Button size="small" type="link" onClick={openScreen} title={t('screen.openHint')}>
          {t('screen.open')}
        </Button>
      )}
      {aloud.data === true && !hasVoice && <span title={t('screen.noVoice')}>{t('screen.silent')}</span>}
    </div>
  )
}
