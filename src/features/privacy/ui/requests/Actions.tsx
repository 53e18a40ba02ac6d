/** What can be done about a request now: one primary deed by its kind, then the steps that its state allows. */
import { Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { desk } from '../client'
import { notify } from '#app/notices'
import { MoveButtons, MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field, ReasonDialog } from '#app/parts/index'
import { useMay, useToday } from '#app/session/session'
import { tellings, type RequestRecord, type RequestStep, type Telling } from '../../contract'
import { mayErase, missingForGrant } from '../../rules'

type Asking = 'release' | 'grant' | 'grant-partly' | 'refuse' | 'tell' | 'erase' | 'lock'

export function RequestActions({ record }: { readonly record: RequestRecord }) {
  const { t } = useTranslation('privacy')
  const mayManage = useMay('privacy.manage')
  const [asking, setAsking] = useState<Asking>()
  const navigate = useNavigate()
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
    release: t('do.release'),
    grant: t('do.grant'),
    'grant-partly': t(row.kind === 'withdrawal' ? 'do.otherGround' : 'do.grant-partly'),
    refuse: t('do.refuse'),
    tell: t('do.tell'),
  }
  const missing = missingForGrant(row.kind, record)
  const press: Readonly<Record<RequestStep, () => void>> = {
    begin,
    release: () => setAsking('release'),
    grant: () => setAsking('grant'),
    'grant-partly': () => setAsking('grant-partly'),
    refuse: () => setAsking('refuse'),
    tell: () => setAsking('tell'),
  }
  const deed = row.state === 'in-progress' ? deedOf(record) : null
  /** The step that leads on; a grant only when what it grants was done. */
  const onward = steps.find((step) => step !== 'refuse' && step !== 'grant-partly')
  return (
    <>
      <MoveButtons
        beside={[
          ...steps
            .filter((step) => step !== onward)
            .toReversed()
            .map((step) => ({ key: step, label: label[step], onPress: press[step] })),
          ...(erasable && standing === 'there'
            ? [
                {
                  key: 'lock',
                  label: t('do.lock'),
                  refusedBecause: blocked,
                  onPress: () => setAsking('lock'),
                },
              ]
            : []),
          ...(erasable
            ? [
                {
                  key: 'erase',
                  label: t('do.erase'),
                  primary: true,
                  keys: 'F4',
                  refusedBecause: blocked,
                  onPress: () => setAsking('erase'),
                },
              ]
            : []),
          ...(deed === null
            ? []
            : [
                {
                  key: deed.what,
                  label: t(`do.${deed.what}`),
                  primary: deed.first,
                  keys: deed.keys,
                  refusedBecause:
                    deed.what === 'copy' && steps.includes('release')
                      ? t('missing.protected-not-released')
                      : undefined,
                  onPress: () => void navigate(deed.path),
                },
              ]),
          ...(onward === undefined
            ? []
            : [
                {
                  key: onward,
                  label: label[onward],
                  primary: onward !== 'grant' || missing === null,
                  keys: onward === 'grant' && missing !== null ? undefined : 'F4',
                  pending: onward === 'begin' && step.pending,
                  refusedBecause:
                    onward === 'grant' && missing !== null ? t(`missing.${missing}`) : undefined,
                  onPress: press[onward],
                },
              ]),
        ]}
      />
      {asking !== undefined && asking !== 'tell' && (
        <Decision record={record} deed={asking} onClose={() => setAsking(undefined)} />
      )}
      {asking === 'tell' && <TellDrawer record={record} onClose={() => setAsking(undefined)} />}
    </>
  )
}

interface Deed {
  readonly what: 'copy' | 'correct' | 'withdraw'
  readonly path: string
  readonly keys: string
  /** Nothing was done yet: it is the next thing to do. */
  readonly first: boolean
}

/** The deed without which a grant would be a word: the copy, the correction. */
function deedOf({ row, standing, copies, changes, consentWithdrawn }: RequestRecord): Deed | null {
  if (row.kind === 'access' && standing !== 'gone') {
    return { what: 'copy', path: `/privacy/requests/${row.id}/copy`, keys: 'Ctrl+P', first: copies === 0 }
  }
  if (row.kind === 'correction' && standing === 'there') {
    const path = `/residents/${row.person.id}/edit?request=${row.id}`
    return { what: 'correct', path, keys: 'F2', first: changes === 0 }
  }
  if (row.kind === 'withdrawal' && standing === 'there' && !consentWithdrawn) {
    return { what: 'withdraw', path: `/residents/${row.person.id}/consent`, keys: 'F2', first: false }
  }
  return null
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
  const reasonAsked = deed === 'release' || deed === 'refuse' || deed === 'grant-partly' || deed === 'lock'
  const run = (words: string): Promise<unknown> => {
    switch (deed) {
      case 'erase':
        return erase.write({ id, kept: record.plan?.kept ?? 0 })
      case 'lock':
        return lock.write({ id, text: words })
      case 'grant':
        return step.write({ id, step: { step: 'grant', text: words } })
      case 'release':
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
    <MoveDrawer<TellValues, unknown>
      title={t('do.tell')}
      initial={{ day: today, how: 'at-desk' }}
      submit={({ day, how }) =>
        step.write({ id: row.id, step: { step: 'tell', day: day ?? '', how: how ?? 'at-desk' } })
      }
      fieldOf={(path) => path.replace(/^step\./, '')}
      onDone={() => {
        notify(t('tell.done'))
        onClose()
      }}
      onClose={onClose}
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
    </MoveDrawer>
  )
}
