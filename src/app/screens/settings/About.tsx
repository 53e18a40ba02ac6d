/** What this program is, and where its data lies. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shell } from '../../desk-client'
import { ErrorState, Facts, LoadingLines, Sheet } from '../../parts/surfaces'

const ThirdPartyList = lazy(() => import('./ThirdPartyList'))

export default function About() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const about = useQuery({ queryKey: ['shell', 'about'], queryFn: () => shell.about({}) })
  return (
    <Sheet title={t('about.title')}>
      <div className="sheet-body">
        {about.error !== null && <ErrorState error={about.error} onRetry={() => void about.refetch()} />}
        {about.isPending && <LoadingLines lines={4} />}
        {about.data !== undefined && (
          <Facts
            facts={[
              { name: t('about.version'), value: `${t('productName')} ${about.data.version}` },
              { name: t('about.host'), value: t(`about.${about.data.host}`) },
              ...(about.data.electron === null ? [] : [{ name: 'Electron', value: about.data.electron }]),
              ...(about.data.node === null ? [] : [{ name: 'Node', value: about.data.node }]),
              { name: t('about.platform'), value: about.data.platform },
              { name: t('about.data'), value: about.data.dataDirectory ?? t('about.unknown') },
            ]}
          />
        )}
        <p className="small soft about-licence">{t('about.licence')}</p>
        <details className="about-others" onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary>{t('about.others')}</summary>
          {open && (
            <Suspense fallback={<LoadingLines lines={4} />}>
              <ThirdPartyList />
            </Suspense>
          )}
        </details>
      </div>
    </Sheet>
  )
}
