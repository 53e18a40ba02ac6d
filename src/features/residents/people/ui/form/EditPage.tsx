/** Correcting a resident's record. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { ErrorState, Form, LoadingLines, Page, PageHead, Sheet } from '#app/parts/index'
import { peopleContract } from '../../contract'
import type { ResidentRecord } from '../../contract/person'
import { PersonFields } from './PersonFields'
import { changeOf, fieldOfPath, valuesOf, type PersonValues } from './values'
import '../residents.css'

export default function EditPage() {
  const { t } = useTranslation('residents')
  const id = Number(useParams()['residentId'])
  const { data, error, refetch } = useQuery(desk.residents.read.queryOptions({ input: { id } }))
  return (
    <Page head={<PageHead trail={t('nav')} title={t('edit.title', { name: data?.card.name ?? '' })} />}>
      <Sheet grow label={t('edit.do')}>
        {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <LoadingLines lines={8} />}
        {data !== undefined && <EditForm key={data.card.id} record={data} />}
      </Sheet>
    </Page>
  )
}

function EditForm({ record: given }: { readonly record: ResidentRecord }) {
  // The record as it was when the form was opened: a change by someone else must not pass for what was seen here.
  const [record] = useState(given)
  const { t } = useTranslation('residents')
  const navigate = useNavigate()
  const edit = useWrite(desk.residents.edit)
  const { id } = record.card
  const inputOf = (values: PersonValues) => ({
    id,
    version: record.version,
    person: changeOf(values, record),
  })
  // Begun from a request of the person for correction: it goes on there.
  const request = useSearchParams()[0].get('request')
  const back = () =>
    void navigate(request === null ? `/residents/${id}` : `/privacy/requests/${request}`, { replace: true })
  return (
    <div className="form-page">
      <Form<PersonValues, unknown>
        label={t('edit.do')}
        initial={valuesOf(record)}
        schema={peopleContract.edit['~orpc'].inputSchema}
        inputOf={inputOf}
        fieldOf={fieldOfPath}
        draft={`residents.edit:${id}`}
        submit={(values) => edit.write(inputOf(values))}
        onDone={() => {
          notify(t('edit.done'))
          back()
        }}
        submitLabel={t('edit.do')}
        onCancel={back}
      >
        <PersonFields record={record} />
      </Form>
    </div>
  )
}
