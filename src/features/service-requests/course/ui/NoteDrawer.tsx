/** A remark for the course of the request. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { DetailDrawer, Field, Form } from '#app/parts/index'
import { courseContract } from '../contract'

export function NoteDrawer({
  requestId,
  onClose,
}: {
  readonly requestId: number
  readonly onClose: () => void
}) {
  const { t } = useTranslation('service-requests')
  const add = useWrite(desk.serviceRequests.addNote)
  return (
    <DetailDrawer title={t('request.addNote')} onClose={onClose}>
      <Form<{ readonly text: string }, unknown>
        label={t('request.addNote')}
        initial={{ text: '' }}
        schema={courseContract.addNote['~orpc'].inputSchema}
        inputOf={(values) => ({ ...values, id: requestId })}
        submit={({ text }) => add.write({ id: requestId, text })}
        onDone={onClose}
        submitLabel={t('request.addNote')}
        onCancel={onClose}
        draft={`service-requests.note:${requestId}`}
      >
        <Field name="text" label={t('request.note')}>
          <Input autoFocus maxLength={500} />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
