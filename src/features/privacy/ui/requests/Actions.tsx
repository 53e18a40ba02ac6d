/** What can be done about a request now: one primary deed by its kind, then the steps that its state allows. */
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, Field, Form, KeyButton, ReasonDialog } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { tellings, type RequestRecord, type RequestStep, type Telling } from '../../contract'
import { mayErase } from '../../rules'

type Asking = 'grant' | 'grant-partly' | 'refuse' | 'tell' | 'erase' | 'lock'

export function RequestActions({ record }: { readonly record: RequestRecord }) {
  const { t } = useTranslation('privacy')
  const mayManage = useMay('privacy.manage')
  const [asking, setAsking] = useState<Asking>()
  const step = useWrite(desk.privacy.requests.step)
  if (!mayManage) return null
  const { row, steps, standing, plan } = record
  const begin = () =>
    void step
      .write({ id: row.id, step: { step: 'begin' } })
      .catch((error: unknown) => notify(errorMessage(error).message, 'warning'))
  const erasable = mayErase(row.kind, row.state) && standing !== 'gone'
  const blocked = plan?.blocked === true ? t('plan.blocked') : undefined
  const label: Readonly<Record<RequestStep, string>> = {
    begin: t('do.begin'),
    grant: t('do.grant'),
    'grant-partly': t(row.kind === 'withdrawal' ? 'do.otherGround' : 'do.grant-partly'),
    refuse: t('do.refuse'),
    tell: t('do.tell'),
  }
  return (
    <>
      {steps.includes('refuse') && <KeyButton onPress={() => setAsking('refuse')}>{label.refuse}</KeyButton>}
      {steps.includes('grant-partly') && (
        <KeyButton onPress={() => setAsking('grant-partly')}>{label['grant-partly']}</KeyButton>
      )}
      {erasable && (
        <>
          {standing === 'there' && (
            <KeyButton refusedBecause={blocked} onPress={() => setAsking('lock')}>
              {t('do.lock')}
            </KeyButton>
          )}
          <KeyButton primary keys="F4" refusedBecause={blocked} onPress={() => setAsking('erase')}>
            {t('do.erase')}
          </KeyButton>
        </>
      )}
      {row.state === 'in-progress' && <Deed record={record} />}
      {steps.includes('grant') && <Grant record={record} onPress={() => setAsking('grant')} />}
      {steps.includes('begin') && (
        <KeyButton primary keys="F4" pending={step.pending} onPress={begin}>
          {label.begin}
        </KeyButton>
      )}
      {steps.includes('tell') && (
        <KeyButton primary keys="F4" onPress={() => setAsking('tell')}>
          {label.tell}
        </KeyButton>
      )}
      {asking !== undefined && asking !== 'tell' && (
        <Decision record={record} deed={asking} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'tell' && <TellDrawer record={record} onClose={() => setAsking(undefined)} />}
    </>
  )
}

/** The deed without which a grant would be a word: the copy, the correction. */
function Deed({ record }: { readonly record: RequestRecord }) {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const { row, standing } = record
  if (row.kind === 'access' && standing !== 'gone') {
    return (
      <KeyButton
        primary={record.copies === 0}
        keys="Ctrl+P"
        onPress={() => void navigate(`/privacy/requests/${row.id}/copy`)}
      >
        {t('do.copy')}
      </KeyButton>
    )
  }
  if (row.kind === 'correction' && standing === 'there') {
    return (
      <KeyButton
        primary={record.changes === 0}
        keys="F2"
        onPress={() => void navigate(`/residents/${row.person.id}/edit?request=${row.id}`)}
      >
        {t('do.correct')}
      </KeyButton>
    )
  }
  if (row.kind === 'withdrawal' && standing === 'there' && !record.consentWithdrawn) {
    return (
      <KeyButton keys="F2" onPress={() => void navigate(`/residents/${row.person.id}/consent`)}>
        {t('do.withdraw')}
      </KeyButton>
    )
  }
  return null
}

function Grant({ record, onPress }: { readonly record: RequestRecord; readonly onPress: () => void }) {
  const { t } = useTranslation('privacy')
  const { row, copies, changes } = record
  const missing =
    row.kind === 'access' && copies === 0
      ? t('missing.copy')
      : row.kind === 'correction' && changes === 0
        ? t('missing.correction')
        : undefined
  return (
    <KeyButton
      primary={missing === undefined}
      {...(missing === undefined ? { keys: 'F4' } : {})}
      refusedBecause={missing}
      onPress={onPress}
    >
      {t('do.grant')}
    </KeyButton>
  )
}

/** Says what will happen, asks for the reason where there has to be one, and does it. */
function Decision({
  record,
  deed,
  onClose,
}: {
  readonly record: RequestRecord
  readonly deed: Exclude<Asking, 'tell'>
  readonly onClose: () => void
}) {
  const { t } = useTranslation('privacy')
  const step = useWrite(desk.privacy.requests.step)
  const erase = useWrite(desk.privacy.requests.erase)
  const lock = useWrite(desk.privacy.requests.lock)
  const { id, person } = record.row
  const reasonAsked = deed === 'refuse' || deed === 'grant-partly' || deed === 'lock'
  const run = (words: string): Promise<unknown> => {
    switch (deed) {
      case 'erase':
        return erase.write({ id, kept: record.plan?.kept ?? 0 })
      case 'lock':
        return lock.write({ id, text: words })
      case 'grant':
        return step.write({ id, step: { step: 'grant', text: words } })
      case 'grant-partly':
      case 'refuse':
        return step.write({ id, step: { step: deed, text: words } })
    }
  }
  return (
    <ReasonDialog
      title={t(`decide.${deed}.title`, { name: person.name })}
      action={t(`decide.${deed}.do`)}
      danger={deed === 'erase'}
      free={reasonAsked}
      most={500}
      onCancel={onClose}
      onReason={async ({ words }) => {
        await run(words)
        onClose()
        notify(t(`decide.${deed}.done`))
      }}
    >
      {t(`decide.${deed}.what`)}
    </ReasonDialog>
  )
}

interface TellValues {
  readonly day?: string
  readonly how?: Telling
}

function TellDrawer({ record, onClose }: { readonly record: RequestRecord; readonly onClose: () => void }) {
  const { t } = useTranslation('privacy')
  const today = useToday()
  const step = useWrite(desk.privacy.requests.step)
  const { row } = record
  return (
    <DetailDrawer title={t('do.tell')} onClose={onClose}>
      <Form<TellValues, unknown>
        label={t('do.tell')}
        initial={{ day: today, how: 'at-desk' }}
        submit={({ day, how }) =>
          step.write({ id: row.id, step: { step: 'tell', day: day ?? '', how: how ?? 'at-desk' } })
        }
        fieldOf={(path) => path.replace(/^step\./, '')}
        onDone={() => {
          notify(t('tell.done'))
          onClose()
        }}
        submitLabel={t('do.tell')}
        onCancel={onClose}
      >
        <p className="text">
          {t('tell.what', { outcome: row.outcome === null ? '' : t(`outcomes.${row.outcome}`) })}
        </p>
        <Field name="day" label={t('tell.day')}>
          <DayInput />
        </Field>
        <Field name="how" label={t('tell.how')}>
          <Radio.Group
            className="choices"
            options={tellings.map((value) => ({ value, label: t(`tellings.${value}`) }))}
          />
        </Field>
      </Form>
    </DetailDrawer>
  )
}
