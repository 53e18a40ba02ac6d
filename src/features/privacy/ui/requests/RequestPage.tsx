/** One request of a person: what was asked, what can be done about it, what was done. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { toldBy } from '#app/i18n/index'
import { CourseList } from '#app/parts/course/index'
import { desk, deskClient } from '../client'
import {
  Day,
  ErrorState,
  Facts,
  KeyButton,
  LoadingLines,
  Page,
  PageHead,
  Relative,
  Revealable,
  Sheet,
  Status,
} from '#app/parts/index'
import type { RequestRecord, RevealedText } from '../../contract'
import { isAnswered } from '../../rules'
import { stateTone } from '../words'
import { RequestActions } from './Actions'
import { PlanLines } from './PlanLines'
import '../privacy.css'

export default function RequestPage() {
  const { t } = useTranslation('privacy')
  const id = Number(useParams()['privacyRequestId'])
  const { data, error, refetch } = useQuery(desk.privacy.requests.get.queryOptions({ input: { id } }))
  if (error !== null || data === undefined) {
    return (
      <Page head={<PageHead trail={<Link to="/privacy">{t('nav')}</Link>} title={t('request.title')} />}>
        <Sheet grow label={t('request.title')}>
          {error === null ? (
            <LoadingLines lines={6} />
          ) : (
            <ErrorState error={error} onRetry={() => void refetch()} />
          )}
        </Sheet>
      </Page>
    )
  }
  return <Request record={data} />
}

function Request({ record }: { readonly record: RequestRecord }) {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const { row } = record
  return (
    <Page
      columns="minmax(0, 1fr) 360px"
      head={
        <PageHead
          trail={<Link to="/privacy/requests">{t('nav')}</Link>}
          title={`${row.person.name} · ${t(`kinds.${row.kind}`)}`}
          number={row.number}
          status={
            <Status tone={stateTone[row.state]} boxed>
              {t(`states.${row.state}`)}
            </Status>
          }
          actions={
            <>
              <KeyButton onPress={() => void navigate('receipt')}>{t('receipt.print')}</KeyButton>
              <RequestActions record={record} />
            </>
          }
        />
      }
    >
      <div className="privacy-main">
        <Sheet title={t('request.asked')} remark={t(`articles.${row.kind}`)}>
          <div className="sheet-body privacy-asked">
            <p className="text">{t(`meaning.${row.kind}`)}</p>
            <Asked record={record} />
          </div>
        </Sheet>
        {record.plan !== null && (
          <Sheet title={t('plan.title')} remark={t('plan.remark')}>
            <div className="sheet-body stack">
              <PlanLines lines={record.plan.lines} />
              <p className="text">
                {record.plan.blocked ? (
                  <Status tone="late">{t('plan.blocked')}</Status>
                ) : (
                  t(record.plan.identityStays ? 'plan.identityStays' : 'plan.allGoes')
                )}
              </p>
            </div>
          </Sheet>
        )}
      </div>
      <Course record={record} />
    </Page>
  )
}

function Asked({ record }: { readonly record: RequestRecord }) {
  const { t } = useTranslation('privacy')
  const { row, standing } = record
  return (
    <Facts
      facts={[
        {
          name: t('column.person'),
          value:
            standing === 'there' ? (
              <Link to={`/residents/${row.person.id}`}>{row.person.name}</Link>
            ) : (
              <>
                {row.person.name} <span className="soft">{t(`standing.${standing}`)}</span>
              </>
            ),
        },
        ...(record.isProtected
          ? [
              {
                name: t('request.protection'),
                value: <Status tone="late">{t('request.protected')}</Status>,
              },
            ]
          : []),
        {
          name: t('request.by'),
          value:
            record.by === 'self' ? (
              t('askers.self')
            ) : (
              <>
                {t(`askers.${record.by}`)} <Typed record={record} field="byName" name={t('request.by')} />
              </>
            ),
        },
        ...(record.words === ''
          ? []
          : [
              {
                name: toldBy('held', 'fields.words'),
                value: <Typed record={record} field="words" name={toldBy('held', 'fields.words')} />,
              },
            ]),
        { name: t('column.received'), value: <Day day={row.received} /> },
        {
          name: t('column.due'),
          value: (
            <>
              {isAnswered(row.state) ? <Day day={row.due} /> : <Relative due={row.due} />}
              {!row.announced && <span className="soft"> {t('request.presumed')}</span>}
            </>
          ),
        },
        ...(row.kind === 'access' ? [{ name: t('request.copies'), value: String(record.copies) }] : []),
        ...(row.kind === 'correction' ? [{ name: t('request.changes'), value: String(record.changes) }] : []),
        ...(row.kind === 'withdrawal'
          ? [
              {
                name: t('request.consent'),
                value: t(record.consentWithdrawn ? 'request.consentWithdrawn' : 'request.consentStands'),
              },
            ]
          : []),
        ...(row.outcome === null
          ? []
          : [
              {
                name: t('request.outcome'),
                value: (
                  <>
                    {t(`outcomes.${row.outcome}`)}
                    {record.reason !== '' && '：'}
                    <Typed record={record} field="reason" name={t('request.outcome')} />
                  </>
                ),
              },
            ]),
      ]}
    />
  )
}

/** What somebody wrote; a number in it is masked, and shown to whoever answers the request, for a reason. */
function Typed({
  record,
  field,
  name,
}: {
  readonly record: RequestRecord
  readonly field: RevealedText
  readonly name: string
}) {
  return (
    <Revealable
      text={record[field]}
      name={name}
      kind="typed-number"
      reveal={(reason) => deskClient.privacy.requests.reveal({ id: record.row.id, field, reason })}
    />
  )
}

function Course({ record }: { readonly record: RequestRecord }) {
  const { t } = useTranslation('privacy')
  return (
    <Sheet title={t('request.course')}>
      <CourseList
        narrow
        lines={record.events.map(({ id, at, by, step, text, lines }) => ({
          id,
          at,
          by,
          what: <b>{toldBy('privacy', `steps.${step}`)}</b>,
          beside: (
            <>
              {text !== '' && <span className="text">{text}</span>}
              {lines.length > 0 && <PlanLines lines={lines} />}
            </>
          ),
        }))}
      />
    </Sheet>
  )
}
