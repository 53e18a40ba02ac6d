/** Consent: told and asked now, or withdrawn; what was recorded stays. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { Day, Form, KeyButton, Status } from '#app/parts/index'
import { ReasonDialog } from '#app/parts/ReasonDialog.tsx'
import { useToday } from '#app/session/session'
import type { ResidentRecord } from '../../contract/person'
import { ConsentFields } from '../form/ConsentFields'
import { noticeVersion, type PersonValues } from '../form/values'
import { RecordDrawer } from './RecordDrawer'
import '../residents.css'

export default function ConsentDrawer() {
  const { t } = useTranslation('residents')
  return (
    <RecordDrawer title={t('consent.title')}>
      {(record, close) => <Consent record={record} onDone={close} />}
    </RecordDrawer>
  )
}

function Consent({ record, onDone }: { readonly record: ResidentRecord; readonly onDone: () => void }) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const write = useWrite(desk.residents.recordConsent)
  const [withdrawing, setWithdrawing] = useState(false)
  const [last] = record.consents
  const by = record.guardianNeeded ? ('guardian' as const) : ('self' as const)
  const give = ({ consent }: PersonValues) =>
    write.write({
      id: record.card.id,
      kind: 'given',
      consent: {
        noticeVersion,
        day: today,
        by,
        guardianName: consent?.guardianName ?? '',
        guardianRelation: consent?.guardianRelation ?? '',
      },
    })
  const withdraw = () =>
    write.write({
      id: record.card.id,
      kind: 'withdrawn',
      consent: {
        noticeVersion,
        day: today,
        by,
        guardianName: last?.guardianName ?? '',
        guardianRelation: last?.guardianRelation ?? '',
      },
    })
  return (
    <div className="stack">
      {record.consentMissing ? (
        <GiveForm record={record} give={give} onDone={onDone} />
      ) : (
        <div>
          <KeyButton danger onPress={() => setWithdrawing(true)}>
            {t('consent.withdraw')}
          </KeyButton>
        </div>
      )}
      {withdrawing && (
        // What was said about consent stays on record, so it can't be undone: the button says what will happen.
        <ReasonDialog
          title={t('consent.withdrawTitle', { name: record.card.name })}
          free={false}
          danger
          action={t('consent.withdrawDo')}
          onCancel={() => setWithdrawing(false)}
          onReason={async () => {
            await withdraw()
            setWithdrawing(false)
            notify(t('consent.withdrawnDone'))
          }}
        >
          {t('consent.withdrawWarning')}
        </ReasonDialog>
      )}
      <ul className="tag-lines">
        {record.consents.map((one) => (
          <li key={one.id}>
            <Status tone={one.kind === 'given' ? 'done' : 'rest'}>{t(`consent.kind.${one.kind}`)}</Status>
            <Day day={one.day} />
            <span className="soft small">
              {one.by === 'guardian' ? `${one.guardianName} ${one.guardianRelation}` : t('consent.self')}{' '}
              {t('consent.version', { version: one.noticeVersion })}
            </span>
            <span className="soft small">{one.recordedBy}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function GiveForm({
  record,
  give,
  onDone,
}: {
  readonly record: ResidentRecord
  readonly give: (values: PersonValues) => Promise<unknown>
  readonly onDone: () => void
}) {
  const { t } = useTranslation('residents')
  return (
    <Form<PersonValues, unknown>
      label={t('consent.title')}
      draft={`residents.consent:${record.card.id}`}
      initial={{ consent: { given: true } }}
      submit={give}
      onDone={() => {
        notify(t('consent.recorded'))
        onDone()
      }}
      submitLabel={t('consent.record')}
      onCancel={onDone}
    >
      <ConsentFields birth={record.card.birth} />
    </Form>
  )
}
