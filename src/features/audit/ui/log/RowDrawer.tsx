/** One row of the log with all that it says. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { desk } from '../client'
import { DetailDrawer, ErrorState, Facts, KeyButton, LoadingLines, Status, When } from '#app/parts/index'
import { shortMac } from '../../rules'
import { outcomeTone, useLogWords } from '../words'

export default function RowDrawer() {
  const { t } = useTranslation('audit')
  const words = useLogWords()
  const navigate = useNavigate()
  const { search } = useLocation()
  const { sequence } = useParams()
  const number = Number(sequence)
  const { data, error, refetch } = useQuery(
    desk.audit.row.queryOptions({ input: { sequence: Number.isSafeInteger(number) ? number : 0 } }),
  )
  return (
    <DetailDrawer
      title={t('row.title', { sequence })}
      onClose={() => void navigate({ pathname: '/audit', search })}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={6} />}
      {data !== undefined && (
        <div className="stack">
          <p>
            <Status tone={outcomeTone[data.row.outcome]} boxed>
              {t(`outcomes.${data.row.outcome}`)}
            </Status>
          </p>
          <Facts
            facts={[
              { name: t('log.when'), value: <When at={data.row.at} /> },
              { name: t('log.who'), value: words.who(data.row) },
              { name: t('log.what'), value: words.what(data.row) },
              { name: t('log.about'), value: words.about(data.row) },
              ...(words.detail(data.row) === ''
                ? []
                : [{ name: t('log.detail'), value: words.detail(data.row) }]),
              { name: t('row.procedure'), value: <code>{data.row.procedure}</code> },
              { name: t('row.mac'), value: <code>{shortMac(data.mac)}</code> },
            ]}
          />
          {data.row.subject.residentId !== null && (
            <div>
              <KeyButton
                onPress={() =>
                  void navigate(`/audit/residents?resident=${String(data.row.subject.residentId)}`)
                }
              >
                {t('row.ofResident')}
              </KeyButton>
            </div>
          )}
        </div>
      )}
    </DetailDrawer>
  )
}
