/** What opens a backup, a manager's password of its day or the recovery key; and, where the desk asks for it, what opens the one that is here. */
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { restoreContract } from '#desk/backups/contract'
import { desk, refusalOf, useWrite } from '../../desk-client'
import type { FoundBackup } from '../../parts/backups'
import { Field, Form } from '../../parts/Form'
import { askWhenThere } from '../../session/renewal'
import { WayIn, type Way } from './WayIn'

interface Values {
  readonly account: string
  readonly password: string
  readonly recoveryKey: string
  readonly todayAccount: string
  readonly todayPassword: string
  readonly todayRecoveryKey: string
  readonly withoutLedgers: boolean
}

const nothingTyped: Values = {
  account: '',
  password: '',
  recoveryKey: '',
  todayAccount: '',
  todayPassword: '',
  todayRecoveryKey: '',
  withoutLedgers: false,
}

/** That the desk which is here is to be opened as well is learnt from these refusals alone: nothing tells it before. */
const asksForToday: ReadonlySet<string | undefined> = new Set([
  'backups.today-needed',
  'backups.today-differs',
  'backups.today-managers-only',
])

/** `today.account` is the field `todayAccount`, `by.account` is `account`. */
function fieldOf(path: string): string {
  const [part, name] = path.split('.')
  if (name === undefined) return path
  return part === 'today' ? `today${name.slice(0, 1).toUpperCase()}${name.slice(1)}` : name
}

/** What was brought back, and where what was here is kept. */
export interface Restored {
  /** UTC milliseconds. */
  readonly at: number
  readonly keptIn: string | null
  readonly unreadLedgers: number
  /** The recovery key has to come in first. */
  readonly paperFirst: boolean
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
  const [by, setBy] = useState<Way>('password')
  const [todayBy, setTodayBy] = useState<Way>('password')
  /** That what is here is opened by something else was said of one try; it is so of every backup of that day. */
  const [todayNeeded, setTodayNeeded] = useState(false)
  /** Of which backup it was said that its ledgers are missing. */
  const [withoutIts, setWithoutIts] = useState<string>()
  const { name, at, manifest, newer } = backup
  const ledgersMissing = withoutIts === name
  const folder = backup.places[0]?.folder ?? ''
  const inputOf = ({ account, password, recoveryKey, withoutLedgers, ...today }: Values) => ({
    folder,
    name,
    ...(withoutLedgers && ledgersMissing ? { withoutLedgers } : {}),
    by: by === 'password' ? { with: by, account, password } : { with: by, recoveryKey },
    ...(todayNeeded ? { today: todayOf(today) } : {}),
  })
  const todayOf = (typed: Pick<Values, 'todayAccount' | 'todayPassword' | 'todayRecoveryKey'>) =>
    todayBy === 'password'
      ? { with: todayBy, account: typed.todayAccount, password: typed.todayPassword }
      : { with: todayBy, recoveryKey: typed.todayRecoveryKey }
  const submit = async (values: Values) => {
    onRunning(true)
    try {
      return await askWhenThere(() => restore.write(inputOf(values)))
    } catch (error) {
      if (asksForToday.has(refusalOf(error)?.code)) setTodayNeeded(true)
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
        fieldOf={fieldOf}
        submit={submit}
        onDone={({ keptIn, unreadLedgers, paperFirst }) =>
          onRestored({ at, keptIn, unreadLedgers, paperFirst })
        }
        submitLabel={t('restore.submit')}
        onCancel={onLeave}
      >
        <WayIn
          label={t('restore.by')}
          way={by}
          onChoose={setBy}
          account={{ name: 'account', label: t('signIn.account') }}
          password={{ name: 'password', label: t('signIn.password'), hint: t('restore.passwordHint') }}
          recoveryKey={{ name: 'recoveryKey', label: t('recover.key'), hint: t('recover.keyHint') }}
        />
        {todayNeeded && (
          <section aria-label={t('restore.today')}>
            <h2>{t('restore.today')}</h2>
            <p className="small soft">{t('restore.todayWhat')}</p>
            <WayIn
              label={t('restore.today')}
              way={todayBy}
              onChoose={setTodayBy}
              account={{ name: 'todayAccount', label: t('restore.todayAccount') }}
              password={{
                name: 'todayPassword',
                label: t('restore.todayPassword'),
                hint: t('restore.todayHint'),
              }}
              recoveryKey={{
                name: 'todayRecoveryKey',
                label: t('restore.todayRecoveryKey'),
                hint: t('recover.keyHint'),
              }}
            />
          </section>
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
