/** Approves the pay of one case: by whom at the judicial office, and when. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  DayInput,
  DetailDrawer,
  EmptyState,
  ErrorState,
  Facts,
  Field,
  FieldRow,
  Form,
  LoadingLines,
  MoneyText,
} from '#app/parts/index'
import { useToday } from '#app/session/session'
import { monthOf } from '#ground/days'
import { desk } from '../../ui/client'
import { partiesText } from '../../ui/words'
import { payContract } from '../contract'

interface Values {
  readonly approvedBy: string
  readonly approvedOn: string
}

export default function ApproveDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const today = useToday()
  const caseId = Number(useParams()['caseId'])
  const [search] = useSearchParams()
  const month = /^20\d{2}-\d{2}$/.exec(search.get('month') ?? '')?.[0] ?? monthOf(today)
  const { data, error, refetch } = useQuery(desk.mediation.pay.month.queryOptions({ input: { month } }))
  const approve = useWrite(desk.mediation.pay.approve)
  const line = data?.lines.find(({ card }) => card.id === caseId)
  const close = () => void navigate({ pathname: '/mediation/pay', search: search.toString() })
  return (
    <DetailDrawer title={t('pay.approve')} onClose={close}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={5} />}
      {data !== undefined && line === undefined && <EmptyState>{t('pay.notOfMonth')}</EmptyState>}
      {line !== undefined && (
        <>
          <Facts
            facts={[
              { name: t('list.number'), value: line.card.number },
              { name: t('list.parties'), value: partiesText(t, line.card) },
              ...line.shares.map(({ name, fen }) => ({ name, value: <MoneyText fen={fen} /> })),
            ]}
          />
          <Form<Values, unknown>
            label={t('pay.approve')}
            draft={`mediation.pay-approve:${String(caseId)}`}
            initial={{ approvedBy: '', approvedOn: today }}
            schema={payContract.approve['~orpc'].inputSchema}
            inputOf={(values) => ({ caseId, ...values })}
            submit={(values) => approve.write({ caseId, ...values })}
            onDone={() => {
              notify(t('pay.approved'))
              close()
            }}
            submitLabel={t('pay.approve')}
            onCancel={close}
          >
            <FieldRow>
              <Field name="approvedBy" label={t('pay.approver')} hint={t('pay.approverHint')}>
                <Input autoFocus maxLength={60} />
              </Field>
              <Field name="approvedOn" label={t('pay.approvedOn')}>
                <DayInput />
              </Field>
            </FieldRow>
          </Form>
        </>
      )}
    </DetailDrawer>
  )
}
