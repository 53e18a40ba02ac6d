/** A manager's password or the recovery key: for the backup, and for the desk that is here where that is something else. */
import { Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field, FieldRow } from '../../parts/Form'

export type Way = 'password' | 'recovery-key'

export interface WayInProps {
  /** Names the choice for screen readers. */
  readonly label: string
  readonly way: Way
  readonly onChoose: (way: Way) => void
  /** Names, labels and hint of the fields. */
  readonly account: FieldOfWay
  readonly password: FieldOfWay
  readonly recoveryKey: FieldOfWay
}

interface FieldOfWay {
  readonly name: string
  readonly label: string
  readonly hint?: string
}

export function WayIn({ label, way, onChoose, account, password, recoveryKey }: WayInProps) {
  const { t } = useTranslation()
  return (
    <>
      <Radio.Group
        className="restore-by"
        aria-label={label}
        value={way}
        onChange={(event) => onChoose(event.target.value === 'password' ? 'password' : 'recovery-key')}
        options={[
          { value: 'password', label: t('restore.byPassword') },
          { value: 'recovery-key', label: t('restore.byRecoveryKey') },
        ]}
      />
      {way === 'password' ? (
        <FieldRow>
          <Field {...account}>
            <Input autoCapitalize="none" spellCheck={false} maxLength={64} />
          </Field>
          <Field {...password}>
            <Input.Password autoComplete="current-password" maxLength={128} />
          </Field>
        </FieldRow>
      ) : (
        <Field {...recoveryKey}>
          <Input autoCapitalize="characters" spellCheck={false} maxLength={200} />
        </Field>
      )}
    </>
  )
}
