/** 归档后补入: an archived file does not change; what comes later is a leaf with the day of its adding (人民调解法 27). */
import { Form as AntForm, Input, InputNumber, Radio } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { desk, deskClient } from '../../ui/client'
import { dossierContract, mostPagesOfLeaf } from '../contract'
import { leafOf, ways, type Values } from './later-leaf'

const AttachDrawer = lazy(async () => ({
  default: (await import('#app/parts/attachments/index')).AttachDrawer,
}))

export function LaterDrawer({ caseId, onClose }: { readonly caseId: number; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const add = useWrite(desk.mediation.dossier.addLater)
  const [title, setTitle] = useState<string>()
  const done = () => {
    notify(t('dossier.laterDone'))
    onClose()
  }
  const inputOf = (values: Values) => ({ id: caseId, ...leafOf(values) })
  if (title !== undefined)
    return (
      <Suspense>
        <AttachDrawer
          title={title}
          attach={async (page, sendId) => {
            await deskClient.mediation.dossier.addLater({ sendId, id: caseId, title, pages: 1, scan: page })
            void queryClient.invalidateQueries()
          }}
          onDone={done}
          onClose={onClose}
        />
      </Suspense>
    )
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.later-leaf:${caseId}`}
      title={t('dossier.later')}
      about={<p className="small soft">{t('dossier.laterWhat')}</p>}
      initial={{ way: 'paper', pages: 1 }}
      schema={dossierContract.addLater['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => (values.way === 'scan' ? Promise.resolve() : add.write(inputOf(values)))}
      onDone={(_, values) => {
        if (values.way === 'scan') setTitle(inputOf(values).title.trim())
        else done()
      }}
      onClose={onClose}
    >
      <Field name="title" label={t('dossier.leafTitle')}>
        <Input maxLength={80} />
      </Field>
      <Field name="way" label={t('dossier.laterWay')}>
        <Radio.Group options={ways.map((value) => ({ value, label: t(`dossier.laterWays.${value}`) }))} />
      </Field>
      <Pages />
    </MoveDrawer>
  )
}

/** Counted by hand only where the paper itself is laid in. */
function Pages() {
  const { t } = useTranslation('mediation')
  const way: unknown = AntForm.useWatch('way')
  if (way !== 'paper') return null
  return (
    <Field name="pages" label={t('dossier.pageCount')}>
      <InputNumber min={1} max={mostPagesOfLeaf} precision={0} />
    </Field>
  )
}
