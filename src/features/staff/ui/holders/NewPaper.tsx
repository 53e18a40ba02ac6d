/** The second paper, shown once: to be printed, and typed back whole. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { ErrorLine, Field, Form, Sheet } from '#app/parts/index'
import { usePaperWords, usePrint } from '#app/parts/print/index'
import { RecoveryGroups, RecoveryPaper } from '#app/screens/set-up/RecoveryPaper.tsx'
import { desk } from '../client'

export function NewPaper({
  file,
  paper,
  onDone,
}: {
  readonly file: string
  readonly paper: string
  readonly onDone: () => void
}) {
  const { t } = useTranslation('staff')
  const words = usePaperWords('staff')
  const toPaper = usePrint()
  const [printError, setPrintError] = useState<unknown>(undefined)
  const print = () => {
    setPrintError(undefined)
    toPaper('a4').catch(setPrintError)
  }
  return (
    <Sheet title={t('holders.paper.title')}>
      <div className="sheet-body narrow stack">
        <p className="text">{t('holders.paper.once')}</p>
        <RecoveryGroups recoveryKey={paper} />
        {/* First print, then type from the paper. */}
        <div>
          <Button autoFocus onClick={print}>
            {t('recoveryKey.print', { ns: 'app' })}
          </Button>
        </div>
        <ErrorLine error={printError} />
        <RecoveryPaper
          recoveryKey={paper}
          title={words('holders.paper.printed')}
          what={words('holders.paper.printedWhat')}
        />
        <h3>{t('recoveryKey.confirmTitle', { ns: 'app' })}</h3>
        <ConfirmPaper file={file} onDone={onDone} onLater={onDone} />
      </div>
    </Sheet>
  )
}

/** Typed from paper and tried on its slot. */
export function ConfirmPaper({
  file,
  onDone,
  onLater,
}: {
  readonly file: string
  readonly onDone?: () => void
  /** Where the paper stands on the screen still: it can be typed back another time. */
  readonly onLater?: () => void
}) {
  const { t } = useTranslation('staff')
  const confirm = useWrite(desk.holders.confirmPaper)
  return (
    <Form<{ readonly recoveryKey: string }, unknown>
      label={t('holders.paper.confirm')}
      initial={{ recoveryKey: '' }}
      submit={({ recoveryKey }) => confirm.write({ file, recoveryKey })}
      onDone={() => {
        notify(t('holders.paper.confirmed'))
        onDone?.()
      }}
      submitLabel={t('holders.paper.confirm')}
      {...(onLater === undefined
        ? {}
        : { footer: <Button onClick={onLater}>{t('holders.paper.later')}</Button> })}
    >
      <Field name="recoveryKey" label={t('holders.paper.key')} hint={t('holders.paper.hint')}>
        <Input autoCapitalize="characters" spellCheck={false} maxLength={100} autoComplete="off" />
      </Field>
    </Form>
  )
}
