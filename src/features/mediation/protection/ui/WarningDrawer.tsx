/** One 告诫书: who was warned, who is visited by when, and what each visit found. */
import { useQuery } from '@tanstack/react-query'
import { Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import {
  Day,
  DetailDrawer,
  ErrorState,
  Facts,
  Field,
  Form,
  KeyButton,
  LoadingLines,
  Status,
} from '#app/parts/index'
import { useSession } from '#app/session/session'
import { visitedPeople, type VisitedPerson } from '../../contract/words'
import { desk } from '../../ui/client'
import { protectionContract, type WarningRecord } from '../contract'
import { DeskMark } from './DeskMark'
import { WarningDue } from './Due'
import { HandOverKey, KeeperForm } from './KeeperForm'
import { WhenAndWho } from './OrderDeed'
import { WarningForm } from './WarningForm'
import './protection.css'

export default function WarningDrawer() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const { warningId } = useParams()
  const [search] = useSearchParams()
  const of = search.get('case')
  const caseId = of === null ? null : Number(of)
  const close = () =>
    void navigate(caseId === null ? '/mediation/protection?tab=warnings' : `/mediation/${caseId}`)
  if (warningId === undefined) {
    return (
      <DetailDrawer title={t('protection.add.warnings')} width={640} onClose={close}>
        <WarningForm
          id={null}
          caseId={caseId}
          onCancel={close}
          onDone={(id) => {
            notify(t('protection.kept'))
            void navigate(`/mediation/protection/warnings/${id}`)
          }}
        />
      </DetailDrawer>
    )
  }
  return <Kept key={warningId} id={Number(warningId)} onClose={close} />
}

function Kept({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const [doing, setDoing] = useState<'visit' | 'edit' | 'hand-over'>()
  const { data, error, refetch } = useQuery(desk.mediation.protection.warning.queryOptions({ input: { id } }))
  const title =
    data === undefined ? t('protection.warning') : `${t('protection.warning')} ${data.card.victim}`
  const stop = () => setDoing(undefined)
  return (
    <DetailDrawer title={title} width={640} onClose={onClose}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingLines lines={8} />}
      {data !== undefined && doing === 'visit' && <VisitForm record={data} onClose={stop} />}
      {data !== undefined && doing === 'hand-over' && (
        <KeeperForm of="warning" id={id} colleagues={data.colleagues} onClose={stop} />
      )}
      {data !== undefined && doing === 'edit' && (
        <WarningForm
          id={id}
          caseId={data.card.caseId}
          kept={data.text}
          onCancel={stop}
          onDone={() => {
            notify(t('protection.kept'))
            stop()
          }}
        />
      )}
      {data !== undefined && doing === undefined && (
        <>
          <WarningFacts record={data} />
          <div className="protection-actions">
            <KeyButton primary keys="F4" onPress={() => setDoing('visit')}>
              {t('protection.do.visit')}
            </KeyButton>
            <KeyButton keys="F8" onPress={() => setDoing('edit')}>
              {t('protection.do.edit')}
            </KeyButton>
            <HandOverKey colleagues={data.colleagues} onPress={() => setDoing('hand-over')} />
          </div>
          <Visits record={data} />
        </>
      )}
    </DetailDrawer>
  )
}

function WarningFacts({ record: { card, text, deskKnows } }: { readonly record: WarningRecord }) {
  const { t } = useTranslation('mediation')
  return (
    <>
      <Facts
        facts={[
          { name: t('protection.whom.victim'), value: card.victim },
          { name: t('protection.whom.offender'), value: card.offender },
          { name: t('protection.issuer'), value: `${card.issuer} ${card.number}` },
          { name: t('protection.issuedOn'), value: <Day day={text.issuedOn} /> },
          { name: t('protection.receivedOn'), value: <Day day={card.receivedOn} /> },
          ...(text.facts === '' ? [] : [{ name: t('protection.facts'), value: text.facts }]),
          { name: t('protection.nextVisits'), value: <WarningDue due={card.due} /> },
          { name: t('protection.keeper'), value: card.keeper },
        ]}
      />
      <DeskMark residentId={text.victim.residentId} knows={deskKnows} />
      {card.victimShown === true && (
        <p>
          <Status tone="late">{t('protection.victimShown')}</Status>{' '}
          <Link to={`/mediation/${String(card.caseId)}`}>{t('protection.hideInCase')}</Link>
        </p>
      )}
    </>
  )
}

function Visits({ record: { visits } }: { readonly record: WarningRecord }) {
  const { t } = useTranslation('mediation')
  return (
    <>
      <h3>{t('protection.visits')}</h3>
      <ul className="protection-deeds">
        {visits.length === 0 && <li className="soft">{t('protection.none.visits')}</li>}
        {visits.toReversed().map(({ id, on, by, whom, found }) => (
          <li key={id}>
            <Day day={on} /> <b>{t(`protection.whom.${whom}`)}</b> {by}
            <p>{found}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

interface VisitValues {
  readonly whom: VisitedPerson
  readonly on: string
  readonly found: string
  readonly by: string
}

/** Of both the one who has waited longer comes first. */
function VisitForm({ record, onClose }: { readonly record: WarningRecord; readonly onClose: () => void }) {
  const { t } = useTranslation('mediation')
  const { today, staff } = useSession()
  const visit = useWrite(desk.mediation.protection.visit)
  const warning = record.card.id
  const [first] = record.card.due.toSorted((one, other) => one.due.localeCompare(other.due))
  return (
    <Form<VisitValues, unknown>
      draft={`mediation.warning-visit:${record.card.id}`}
      label={t('protection.do.visit')}
      initial={{ whom: first?.whom ?? 'victim', on: today, found: '', by: staff.name }}
      schema={protectionContract.visit['~orpc'].inputSchema}
      inputOf={(values) => ({ warning, ...values })}
      submit={(values) => visit.write({ warning, ...values })}
      onDone={() => {
        notify(t('protection.kept'))
        onClose()
      }}
      submitLabel={t('protection.keep')}
      onCancel={onClose}
    >
      <Field name="whom" label={t('protection.visited')}>
        <Radio.Group
          options={visitedPeople.map((value) => ({ value, label: t(`protection.whom.${value}`) }))}
        />
      </Field>
      <Field name="found" label={t('protection.found')}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Field>
      <WhenAndWho />
    </Form>
  )
}
