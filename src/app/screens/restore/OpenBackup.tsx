/** What opens a backup: a manager's password of its day, or the recovery key. */
import { Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreContract } from '#desk/backups/contract'
import { desk, refusalOf, useWrite } from '../../desk-client'
import type { FoundBackup } from '../../parts/backups'
import { Field, FieldRow, Form } from '../../parts/Form'
import { askWhenThere } from '../../session/renewal'

interface Values {
  readonly account: string
  readonly password: string
  readonly recoveryKey: string
  readonly withoutLedgers: boolean
}

const nothingTyped: Values = { account: '', password: '', recoveryKey: '', withoutLedgers: false }

/** What was brought back, and where what was here is kept. */
export interface Restored {
  /** UTC milliseconds. */
  readonly at: number
  readonly keptIn: string | null
  readonly unreadLedgers: number
}

export function OpenBackup({
  backup,
  program,
  hidden,
  onRunning,
  onRestored,
  onLeave,
}: {
  readonly backup: FoundBackup
  /** This program's version. */
  readonly program: string
  readonly hidden: boolean
  readonly onRunning: (running: boolean) => void
  readonly onRestored: (restored: Restored) => void
  readonly onLeave: () => void
}) {
  const { t } = useTranslation()
  const restore = useWrite(desk.restore.restore)
  const [by, setBy] = useState<'password' | 'recovery-key'>('password')
  /** Of which backup it was said that its ledgers are missing. */
  const [withoutIts, setWithoutIts] = useState<string>()
  const { name, at, manifest, newer } = backup
  const ledgersMissing = withoutIts === name
  const folder = backup.places[0]?.folder ?? ''
  const inputOf = ({ account, password, recoveryKey, withoutLedgers }: Values) => ({
    folder,
    name,
    ...(withoutLedgers && ledgersMissing ? { withoutLedgers } : {}),
    by: by === 'password' ? { with: by, account, password } : { with: by, recoveryKey },
  })
  const submit = async (values: Values) => {
    onRunning(true)
    try {
      return await askWhenThere(() => restore.write(inputOf(values)))
    } catch (error) {
      setWithoutIts(refusalOf(error)?.code === 'backups.ledgers-missing' ? name : undefined)
      throw error
    } finally {
      onRunning(false)
    }
  }
  if (newer && manifest !== null) {
    return <p className="text amber">{t('restore.refusedNewer', { backup: manifest.program, program })}</p>
  }
  return (
    <div hidden={hidden}>
      <Form<Values, Omit<Restored, 'at'>>
        label={t('restore.submit')}
        initial={nothingTyped}
        schema={restoreContract.restore['~orpc'].inputSchema}
        inputOf={inputOf}
        fieldOf={(path) => path.split('.').at(-1) ?? path}
        submit={submit}
        onDone={({ keptIn, unreadLedgers }) => onRestored({ at, keptIn, unreadLedgers })}
        submitLabel={t('restore.submit')}
        onCancel={onLeave}
      >
        <Radio.Group
          className="restore-by"
          aria-label={t('restore.by')}
          value={by}
          onChange={(event) => setBy(event.target.value === 'password' ? 'password' : 'recovery-key')}
          options={[
            { value: 'password', label: t('restore.byPassword') },
            { value: 'recovery-key', label: t('restore.byRecoveryKey') },
          ]}
        />
        {by === 'password' ? (
          <FieldRow>
            <Field name="account" label={t('signIn.account')}>
              <Input autoCapitalize="none" spellCheck={false} maxLength={64} />
            </Field>
            <Field name="password" label={t('signIn.password')} hint={t('restore.passwordHint')}>
              <Input.Password autoComplete="current-password" maxLength={128} />
            </Field>
          </FieldRow>
        ) : (
          <Field name="recoveryKey" label={t('recover.key')} hint={t('recover.keyHint')}>
            <Input autoCapitalize="characters" spellCheck={false} maxLength={200} />
          </Field>
        )}
        {ledgersMissing && (
          <Field name="withoutLedgers" label={t('restore.ledgers')} valueProp="checked">
            <Checkbox>{t('restore.withoutLedgers')}</Checkbox>
          </Field>
        )}
      </Form>
    </div>
  )
}
