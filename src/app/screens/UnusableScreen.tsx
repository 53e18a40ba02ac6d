/** The data folder cannot be used: what is the case, that nothing was changed, where it lies, and a way on. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { shell } from '../desk-client'
import { errorText } from '../i18n'
import { Standing } from './StandingScreen'

export function UnusableScreen({ code }: { readonly code: string }) {
  const { t } = useTranslation()
  const { data: about } = useQuery({ queryKey: ['shell', 'about'], queryFn: () => shell.about({}) })
  return (
    <Standing>
      <h1>{errorText(code, {}) ?? t('error.broken')}</h1>
      <p className="soft">{t('unusable.what')}</p>
      {typeof about?.dataDirectory === 'string' && <p className="text path">{about.dataDirectory}</p>}
      <Button type="primary" onClick={() => void shell.restartDesk({}).catch(() => undefined)}>
        {t('lost.restart')}
      </Button>
    </Standing>
  )
}
