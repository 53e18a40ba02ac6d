/** The second place: another disk, a stick, a network folder. */
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { desk } from './client'
import { notify } from '#app/notices'
import { DetailDrawer, Field, FolderInput, Form } from '#app/parts/index'
import { backupsContract } from '../contract'

export default function ChooseSecond() {
  const { t } = useTranslation('backups')
  const navigate = useNavigate()
  const choose = useWrite(desk.backups.chooseSecond)
  const close = () => void navigate('..', { relative: 'path' })
  return (
    <DetailDrawer title={t('chooseTitle')}>
      <Form<{ readonly folder: string }, unknown>
        label={t('chooseTitle')}
        initial={{ folder: '' }}
        schema={backupsContract.chooseSecond['~orpc'].inputSchema}
        submit={choose.write}
        onDone={() => {
          notify(t('chosen'))
          close()
        }}
        submitLabel={t('choose')}
        onCancel={close}
      >
        <p className="soft">{t('secondWhy')}</p>
        <Field name="folder" label={t('folder')} hint={t('folderHint')}>
          <FolderInput autoFocus />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
