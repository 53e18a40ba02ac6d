/** How the numbers of requests are written. */
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import { ErrorState, Field, Form, LoadingLines, Sheet } from '#app/parts/index'
import { requestsContract } from '../contract'

export default function Numbers() {
  const { t } = useTranslation('service-requests')
  const set = useWrite(desk.serviceRequests.setNumberTemplate)
  const { data, error, isPending, refetch } = useQuery(
    desk.serviceRequests.numberTemplate.queryOptions({ input: {} }),
  )
  return (
    <Sheet title={t('numbers.title')}>
      {isPending && <LoadingLines />}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <div className="sheet-body narrow">
          <p className="small soft">{t('numbers.now', { example: data.example })}</p>
          <Form<{ readonly template: string }, { readonly example: string }>
            key={data.template}
            label={t('numbers.title')}
            initial={{ template: data.template }}
            schema={requestsContract.setNumberTemplate['~orpc'].inputSchema}
            submit={set.write}
            onDone={({ example }) => notify(t('numbers.saved', { example }))}
            submitLabel={t('numbers.save')}
          >
            <Field
              name="template"
              label={t('numbers.template')}
              hint={t('numbers.hint', { year: '{year}', seq: '{seq:4}' })}
            >
              <Input maxLength={40} spellCheck={false} />
            </Field>
          </Form>
        </div>
      )}
    </Sheet>
  )
}
