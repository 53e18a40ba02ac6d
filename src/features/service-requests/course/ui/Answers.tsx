/** Beside a request: what its application form asks and what was answered, and where it is filled in. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DetailDrawer, Facts, Form } from '#app/parts/index'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { useMay } from '#app/session/session'
import { applicationsContract } from '../../applications/contract'
import { unanswered } from '../../applications/rules'
import { AnswerFields, answersTyped } from '../../applications/ui/AnswerFields'
import { desk } from '../../ui/client'
import type { RequestRecord } from '../contract/record'
import { isEnded } from '../rules/states'
import { OfRequest } from './OfRequest'

export function Answers({ request }: { readonly request: RequestRecord }) {
  const { t } = useTranslation('service-requests')
  const [filling, setFilling] = useState(false)
  const mayEdit = useMay('service-requests.edit')
  const { row, answers, item } = request
  if (answers.length === 0) return null
  const left = unanswered(
    item.text.asks,
    answers.map(({ value }) => value),
  )
  return (
    <section aria-label={t('applications.title')}>
      <h3>
        {t('applications.title')}
        {left.length > 0 && <small>{t('applications.left', { count: left.length })}</small>}
      </h3>
      <Facts
        facts={answers.map(({ name, value }, at) => ({
          name,
          value: value === '' ? '—' : <OfRequest id={row.id} text={value} field={{ kind: 'answer', at }} />,
        }))}
      />
      {mayEdit && !isEnded(row.state) && (
        <p className="small">
          <button type="button" className="link" onClick={() => setFilling(true)}>
            {t('applications.fill')}
          </button>
        </p>
      )}
      {filling && <FillDrawer request={request} onClose={() => setFilling(false)} />}
    </section>
  )
}

interface FillDrawerProps {
  readonly request: RequestRecord
  readonly onClose: () => void
}

function FillDrawer({ request: { row, answers, item }, onClose }: FillDrawerProps) {
  const { t } = useTranslation('service-requests')
  const answer = useWrite(desk.serviceRequests.answer)
  const { asks } = item.text
  const inputOf = (values: Values) => ({ id: row.id, answers: answersTyped(asks, values.answers) })
  return (
    <DetailDrawer title={t('applications.fill')} onClose={onClose}>
      <Form<Values, unknown>
        label={t('applications.fill')}
        initial={{ answers: answers.map(({ value }) => value) }}
        schema={applicationsContract.answer['~orpc'].inputSchema}
        inputOf={inputOf}
        submit={(values) => answer.write(inputOf(values))}
        onDone={() => {
          notify(t('applications.filled', { number: row.number }))
          onClose()
        }}
        submitLabel={t('applications.save')}
        onCancel={onClose}
        draft={`service-requests.answers:${row.id}`}
      >
        <AnswerFields asks={asks} />
      </Form>
    </DetailDrawer>
  )
}

interface Values {
  readonly answers: readonly (string | null | undefined)[]
}
