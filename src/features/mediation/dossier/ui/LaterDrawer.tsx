/** 归档后补入: an archived file does not change; what comes later is a leaf with the day of its adding (人民调解法 27). */
import { Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { desk } from '../../ui/client'
import { dossierContract, mostPagesOfLeaf } from '../contract'

interface Values {
  readonly title?: string | undefined
  readonly pages: number | null
}

export function LaterDrawer({ caseId, onClose }: { readonly caseId: number; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const add = useWrite(desk.mediation.dossier.addLater)
  const inputOf = ({ title, pages }: Values) => ({ id: caseId, title: title ?? '', pages: pages ?? 0 })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.later-leaf:${caseId}`}
      title={t('dossier.later')}
      about={<p className="small soft">{t('dossier.laterWhat')}</p>}
      initial={{ pages: 1 }}
      schema={dossierContract.addLater['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => add.write(inputOf(values))}
      onDone={() => {
        notify(t('dossier.laterDone'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="title" label={t('dossier.leafTitle')}>
        <Input maxLength={80} />
      </Field>
      <Field name="pages" label={t('dossier.pageCount')}>
        <InputNumber min={1} max={mostPagesOfLeaf} precision={0} />
      </Field>
    </MoveDrawer>
  )
}
