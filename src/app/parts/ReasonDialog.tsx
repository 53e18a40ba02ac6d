/** The one way to ask for a reason: choose a usual one or write it; the button says what will happen. */
import { Button, Input, Radio } from 'antd'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyLayer, useKeys } from '../keys'
import { Dialog } from './Dialog'
import { ErrorLine } from './surfaces'

export interface ReasonChoice {
  readonly code: string
  readonly words: string
  /** With this one something has to be written. */
  readonly needsWords?: boolean
}

export interface ReasonDialogProps {
  readonly title: ReactNode
  /** What will happen, and the law where there is one. */
  readonly children?: ReactNode
  /** Usual reasons: a code and its words. With `free`, another may be written. */
  readonly choices?: readonly ReasonChoice[]
  /** Whether words may (or, without choices, must) be written. With neither it only asks to confirm what cannot be undone. */
  readonly free?: boolean
  /** What the button does: 终止办理. */
  readonly action: string
  readonly danger?: boolean
  /** Enter on a choice does it: for what is asked all day and does no harm. */
  readonly enterDoes?: boolean
  /** Longest text, in characters. */
  readonly most?: number
  readonly onCancel: () => void
  /** The code chosen (empty without choices) and the words; rejects to show why it was refused. */
  readonly onReason: (reason: { readonly code: string; readonly words: string }) => Promise<unknown>
}

export function ReasonDialog(props: ReasonDialogProps) {
  return (
    <KeyLayer>
      <Opened {...props} />
    </KeyLayer>
  )
}

function Opened({
  title,
  children,
  choices = [],
  free = true,
  action,
  danger = false,
  enterDoes = false,
  most = 200,
  onCancel,
  onReason,
}: ReasonDialogProps) {
  const { t } = useTranslation()
  const [code, setCode] = useState(choices[0]?.code ?? '')
  const [words, setWords] = useState('')
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(undefined)
  const id = useId()
  const wordsNeeded =
    free && (choices.length === 0 || choices.some((one) => one.code === code && one.needsWords === true))
  const missing = wordsNeeded && words.trim() === ''
  const submit = () => {
    if (missing || pending) return
    setPending(true)
    setError(undefined)
    onReason({ code, words: words.trim() }).catch((failure: unknown) => {
      setError(failure)
      setPending(false)
    })
  }
  useKeys({ Escape: onCancel, 'Ctrl+Enter': submit, Enter: enterDoes ? submit : undefined })
  return (
    <Dialog
      title={title}
      onCancel={onCancel}
      width={520}
      footer={[
        <Button key="cancel" onClick={onCancel}>
          {t('action.cancel')}
        </Button>,
        <Button key="do" type="primary" danger={danger} loading={pending} disabled={missing} onClick={submit}>
          {action}
        </Button>,
      ]}
    >
      {children !== undefined && <div className="dialog-words">{children}</div>}
      {choices.length > 0 && (
        <Radio.Group
          className="choices"
          value={code}
          onChange={(event) => setCode(String(event.target.value))}
          aria-label={t('part.reason')}
        >
          {choices.map((choice, index) => (
            <Radio key={choice.code} value={choice.code} autoFocus={index === 0}>
              {choice.words}
            </Radio>
          ))}
        </Radio.Group>
      )}
      {free && (
        <>
          <label htmlFor={id}>{wordsNeeded ? t('part.reason') : t('part.remarkOptional')}</label>
          <Input.TextArea
            id={id}
            value={words}
            maxLength={most}
            autoSize={{ minRows: 2, maxRows: 5 }}
            autoFocus={wordsNeeded && choices.length === 0}
            onChange={(event) => setWords(event.target.value)}
          />
        </>
      )}
      <ErrorLine error={error} />
    </Dialog>
  )
}
