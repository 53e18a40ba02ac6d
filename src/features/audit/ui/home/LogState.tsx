/** The auditor's home, right: how long the log is, when it was verified last and with what result, what was refused today. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { desk } from '../client'
import { ErrorState, Facts, KeyButton, LoadingLines, Sheet, Status, When } from '#app/parts/index'
import '../audit.css'

export default function LogState() {
  const { t } = useTranslation('audit')
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(desk.audit.today.queryOptions({ input: {} }))
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={5} />
  const { rows, lastCheck, refused, failed } = data
  return (
    <Sheet title={t('home.state')} remark={t('home.rows', { rows: rows.toLocaleString() })}>
      <div className="log-state">
        <Facts
          facts={[
            {
              name: t('home.lastCheck'),
              value:
                lastCheck === null ? (
                  <Status tone="soon">{t('verify.never')}</Status>
                ) : (
                  <>
                    <When at={lastCheck.at} />{' '}
                    <Status tone={lastCheck.fault === null ? 'done' : 'late'}>
                      {lastCheck.fault === null
                        ? t('home.lastSound')
                        : t('home.lastFaulty', { sequence: lastCheck.sequence })}
                    </Status>
                  </>
                ),
            },
            { name: t('home.refused'), value: t('home.count', { count: refused }) },
            { name: t('home.failed'), value: t('home.count', { count: failed }) },
          ]}
        />
        <div>
          <KeyButton primary onPress={() => void navigate('/audit/verify')}>
            {t('home.verify')}
          </KeyButton>
        </div>
      </div>
    </Sheet>
  )
}
