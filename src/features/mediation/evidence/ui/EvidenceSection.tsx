/** 证据和证明 on the case: scans and photos in a row, each opened on record; from a file, the clipboard, a document camera. */
import { useQuery } from '@tanstack/react-query'
import { Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayInput, DetailDrawer, ErrorState, KeyButton, LoadingLines } from '#app/parts/index'
import { broughtKinds, type BroughtKind } from '../../contract/words'
import { Section } from '../../ui/case/Section'
import type { SectionProps } from '../../ui/case/section-props'
import { desk } from '../../ui/client'
import type { EvidenceShown } from '../contract'
import type { Brought } from './brought'

const EvidenceViewer = lazy(() => import('./EvidenceViewer'))
const AddEvidence = lazy(() => import('./AddEvidence'))

export function EvidenceSection({ record }: SectionProps) {
  const caseId = record.card.id
  const { t } = useTranslation('mediation')
  const [saying, setSaying] = useState(false)
  const [brought, setBrought] = useState<Brought>()
  const [opened, setOpened] = useState<number>()
  const { data, error, refetch } = useQuery(
    desk.mediation.evidence.list.queryOptions({ input: { case: caseId } }),
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <LoadingLines lines={2} />
  const { evidence, parties, mayAdd, mayTakeAway } = data
  return (
    <Section
      title={t('evidence.title')}
      actions={
        <KeyButton
          size="small"
          refusedBecause={mayAdd ? undefined : t('notes.shut')}
          onPress={() => setSaying(true)}
        >
          {t('evidence.add')}
        </KeyButton>
      }
    >
      {evidence.length === 0 ? (
        <p className="soft">{t('evidence.none')}</p>
      ) : (
        <ul className="mediation-evidence" aria-label={t('evidence.title')}>
          {evidence.map((one) => (
            <li key={one.id}>
              <OneScan one={one} onOpen={() => setOpened(one.id)} />
            </li>
          ))}
        </ul>
      )}
      {saying && (
        <SayDrawer
          parties={parties}
          onSaid={(said) => {
            setSaying(false)
            setBrought(said)
          }}
          onClose={() => setSaying(false)}
        />
      )}
      <Suspense>
        {brought !== undefined && (
          <AddEvidence caseId={caseId} brought={brought} onClose={() => setBrought(undefined)} />
        )}
        {opened !== undefined && (
          <EvidenceViewer
            evidence={evidence}
            opened={opened}
            mayChange={mayTakeAway}
            onGoTo={setOpened}
            onClose={() => setOpened(undefined)}
          />
        )}
      </Suspense>
    </Section>
  )
}

function OneScan({ one, onOpen }: { readonly one: EvidenceShown; readonly onOpen: () => void }) {
  const { t } = useTranslation('mediation')
  return (
    <button type="button" aria-label={t('evidence.open', { title: one.title })} onClick={onOpen}>
      <img src={`data:image/jpeg;base64,${one.thumbnail}`} alt="" />
      <span className="small">{one.title}</span>
      <span className="small soft">{t(`evidence.kinds.${one.kind}`)}</span>
    </button>
  )
}

/** What it is and whose, before it is scanned. */
function SayDrawer({
  parties,
  onSaid,
  onClose,
}: {
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly onSaid: (brought: Brought) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const [kind, setKind] = useState<BroughtKind>('evidence')
  const [party, setParty] = useState(0)
  const [title, setTitle] = useState('')
  const [day, setDay] = useState<string>()
  const isDay = day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day)
  return (
    <DetailDrawer
      title={t('evidence.add')}
      onClose={onClose}
      footer={
        <KeyButton
          primary
          keys="Ctrl+Enter"
          refusedBecause={title.trim() === '' || !isDay ? t('evidence.sayWhat') : undefined}
          onPress={() =>
            onSaid({ kind, party: party === 0 ? null : party, title: title.trim(), day: day ?? null })
          }
        >
          {t('evidence.next')}
        </KeyButton>
      }
    >
      <div className="stack mediation-duty-fields">
        <label className="wide">
          {t('evidence.what')}
          <Input autoFocus value={title} maxLength={60} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          {t('evidence.kind')}
          <Select
            value={kind}
            options={broughtKinds.map((value) => ({ value, label: t(`evidence.kinds.${value}`) }))}
            onChange={setKind}
          />
        </label>
        <label>
          {t('evidence.whose')}
          <Select
            value={party}
            options={[
              { value: 0, label: t('evidence.ours') },
              ...parties.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setParty}
          />
        </label>
        <label>
          {t('notes.paperDay')}
          <DayInput value={day} onChange={setDay} />
        </label>
      </div>
    </DetailDrawer>
  )
}
