/**
 * Taking something out of the desk as a workbook: what for is asked, and who took what, when, what for and how many rows is
 * written into the file and into the log.
 */
import { Input } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MadeFile } from '#work/exports/contract'
import { useLong, type LongProcedure } from '../../desk-client/index'
import { KeyLayer, useKeys } from '../../keys'
import { notify } from '../../notices'
import { Dialog } from '../Dialog'
import { ErrorLine, ProgressBar } from '../surfaces'
import { saveMade } from './save-made'

/** What every procedure that takes something out is told. */
export interface Taking {
  readonly purpose: string
  readonly words: Record<string, string>
}

export interface TakeOutProps<Input extends Taking & { readonly sendId: string }> {
  /** Says what leaves: 导出名册. */
  readonly title: string
  readonly procedure: LongProcedure<Input, MadeFile>
  /** What is asked, with the purpose and the words of every workbook. */
  readonly ask: (taking: Taking) => Omit<Input, 'sendId'>
  /** The words of this workbook, in the user's language: its `title`, and one for each heading and value the desk writes. */
  readonly words: Readonly<Record<string, string>>
  /** What else can be chosen. */
  readonly children?: ReactNode
  readonly onClose: () => void
}

export function TakeOut<Input extends Taking & { readonly sendId: string }>(props: TakeOutProps<Input>) {
  return (
    <KeyLayer>
      <Opened {...props} />
    </KeyLayer>
  )
}

const ofEverySheet = ['maker', 'day', 'purpose', 'rows'] as const

function Opened<Asked extends Taking & { readonly sendId: string }>({
  title,
  procedure,
  ask,
  words,
  children,
  onClose,
}: TakeOutProps<Asked>) {
  const { t } = useTranslation()
  const id = useId()
  const [purpose, setPurpose] = useState('')
  const [saving, setSaving] = useState<unknown>(undefined)
  const work = useLong(procedure)
  const isMissing = purpose.trim() === ''
  const run = async () => {
    if (isMissing || work.running) return
    setSaving(undefined)
    const common = Object.fromEntries(ofEverySheet.map((key) => [key, t(`takeOut.sheet.${key}`)]))
    const made = await work
      .run(ask({ purpose: purpose.trim(), words: { ...common, ...words } }))
      .catch(() => undefined)
    if (made === undefined) return
    try {
      if (await saveMade(made)) notify(t('takeOut.done', { count: made.rows }))
      onClose()
    } catch (failure) {
      setSaving(failure)
    }
  }
  const close = () => {
    work.cancel()
    onClose()
  }
  useKeys({ Escape: close, 'Ctrl+Enter': () => void run() })
  return (
    <Dialog
      title={title}
      onCancel={close}
      onOk={() => void run()}
      okText={t('takeOut.do')}
      okButtonProps={{ disabled: isMissing || work.running }}
    >
      <p className="dialog-words">{t('takeOut.what')}</p>
      <label htmlFor={id}>{t('takeOut.purpose')}</label>
      <Input
        id={id}
        autoFocus
        value={purpose}
        maxLength={100}
        onChange={(event) => setPurpose(event.target.value)}
      />
      {children}
      {work.running && (
        <ProgressBar stage={t('takeOut.writing')} progress={work.progress} onCancel={work.cancel} />
      )}
      <ErrorLine error={work.error ?? saving} />
    </Dialog>
  )
}
