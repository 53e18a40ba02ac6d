/** One walk, written down. */
import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, FieldRow, Form } from '#app/parts/index'
import { useSession } from '#app/session/session'
import { desk } from '../../ui/client'
import { patrolsContract, type PatrolText } from '../contract'

export default function PatrolDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { today, staff } = useSession()
  const note = useWrite(desk.mediation.patrols.note)
  const close = () => void navigate('/mediation/patrols')
  return (
    <DetailDrawer title={t('patrols.add')} onClose={close}>
      <Form<PatrolText, unknown>
        draft="mediation.patrol"
        label={t('patrols.add')}
        initial={{ on: today, where: '', by: staff.name, disputesFound: 0, prevented: 0, what: '' }}
        schema={patrolsContract.note['~orpc'].inputSchema}
        inputOf={(patrol) => ({ patrol })}
        fieldOf={(path) => path.replace(/^patrol\./, '')}
        submit={(patrol) => note.write({ patrol })}
        onDone={() => {
          notify(t('patrols.kept'))
          close()
        }}
        submitLabel={t('patrols.keep')}
        onCancel={close}
      >
        <Field name="where" label={t('patrols.where')}>
          <Input autoFocus maxLength={60} />
        </Field>
        <FieldRow>
          <Field name="on" label={t('patrols.on')}>
            <DayInput />
          </Field>
          <Field name="by" label={t('patrols.by')}>
            <Input maxLength={60} />
          </Field>
        </FieldRow>
        <FieldRow>
          <Field name="disputesFound" label={t('patrols.found')}>
            <InputNumber min={0} precision={0} />
          </Field>
          <Field name="prevented" label={t('patrols.prevented')}>
            <InputNumber min={0} precision={0} />
          </Field>
        </FieldRow>
        <Field name="what" label={t('patrols.what')} optional>
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
