/** Someone else handles the request from now on. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { DetailDrawer, Field, Form } from '#app/parts/index'
import { courseContract } from '../contract'
import type { RequestRow } from '../../requests/contract'

export function ReassignDrawer({ row, onClose }: { readonly row: RequestRow; readonly onClose: () => void }) {
  const { t } = useTranslation('service-requests')
  const reassign = useWrite(desk.serviceRequests.reassign)
  const { data } = useQuery(desk.serviceRequests.choices.queryOptions({ input: {} }))
  return (
    <DetailDrawer title={t('request.reassign')} onClose={onClose}>
      <Form<{ readonly handlerId: number }, unknown>
        label={t('request.reassign')}
        initial={{ handlerId: row.handler.id }}
        schema={courseContract.reassign['~orpc'].inputSchema}
        inputOf={(values) => ({ ...values, id: row.id })}
        submit={({ handlerId }) => reassign.write({ id: row.id, handlerId })}
        onDone={onClose}
        submitLabel={t('request.reassign')}
        onCancel={onClose}
      >
        <Field
          name="handlerId"
          label={t('column.handler')}
          hint={row.mode === 'delegated' ? t('request.reassignMandate') : undefined}
        >
          <Select
            autoFocus
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.handlers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
