/** Taking the register out of the desk: what for, and whether with numbers in full. The desk writes down who did it. */
import { Checkbox, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shell, useLong } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { ErrorLine, ProgressBar } from '#app/parts/index'
import { statuses } from '../../contract/words'
import { idKinds, sexes } from '#ground/people/words'
import type { ResidentFilter } from '../../contract'
import { workbookOf } from '../files'

const columns = [
  'name',
  'sex',
  'birth',
  'age',
  'id-kind',
  'id-number',
  'phone',
  'address',
  'grid',
  'tags',
  'status',
]

interface ExportDialogProps {
  readonly filter: ResidentFilter
  readonly onClose: () => void
}

export function ExportDialog(props: ExportDialogProps) {
  return (
    <KeyLayer>
      <Dialog {...props} />
    </KeyLayer>
  )
}

function Dialog({ filter, onClose }: ExportDialogProps) {
  const { t } = useTranslation('residents')
  const id = useId()
  const [purpose, setPurpose] = useState('')
  const [inFull, setInFull] = useState(false)
  const work = useLong(desk.residents.exportSheet)
  const keys: readonly (readonly [string, string])[] = [
    ...['title', 'maker', 'day', 'purpose', 'rows'].map((key) => [key, `export.sheet.${key}`] as const),
    ['address-hidden', 'protection.addressHidden'],
    ...columns.map((column) => [`column.${column}`, `export.column.${column}`] as const),
    ...sexes.map((sex) => [`sex.${sex}`, `sex.${sex}`] as const),
    ...idKinds.map((kind) => [`id-kind.${kind}`, `idKind.${kind}`] as const),
    ...statuses.map((status) => [`status.${status}`, `status.${status}`] as const),
  ]
  const words = Object.fromEntries(keys.map(([key, text]) => [key, t(text)]))
  const run = async () => {
    if (purpose.trim() === '' || work.running) return
    const answer = await work
      .run({ ...filter, purpose: purpose.trim(), masked: !inFull, words })
      .catch(() => undefined)
    if (answer === undefined) return
    const { saved } = await shell.saveFile({ name: answer.name, content: workbookOf(answer.base64) })
    if (saved) notify(t('export.done', { count: answer.rows }))
    onClose()
  }
  const close = () => {
    work.cancel()
    onClose()
  }
  useKeys({ Escape: close, 'Ctrl+Enter': () => void run() })
  return (
    <Modal
      open
      title={t('export.title')}
      keyboard={false}
      onCancel={close}
      onOk={() => void run()}
      okText={t('export.do')}
      okButtonProps={{ disabled: purpose.trim() === '' || work.running }}
    >
      <p className="dialog-words">{t('export.what')}</p>
      <label htmlFor={id}>{t('export.purpose')}</label>
      <Input
        id={id}
        autoFocus
        value={purpose}
        maxLength={100}
        onChange={(event) => setPurpose(event.target.value)}
      />
      <p style={{ margin: '12px 0' }}>
        <Checkbox checked={inFull} onChange={(event) => setInFull(event.target.checked)}>
          {t('export.inFull')}
        </Checkbox>
      </p>
      {work.running && (
        <ProgressBar stage={t('stage.writing')} progress={work.progress} onCancel={work.cancel} />
      )}
      <ErrorLine error={work.error} />
    </Modal>
  )
}
