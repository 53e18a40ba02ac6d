/** The cases in sight: what waits for something, with the nearest day first; under way, ended, in the archive. */
import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { Day, EmptyState, KeyButton, ListPage, Relative, Status, type Column } from '#app/parts/index'
import { useMay } from '#app/session/session'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import { partiesText, stateTone } from '../../ui/words'
import { RiskMark } from '../../risk/ui/RiskMark'
import { WaitText } from '../../waiting/ui/WaitText'
import { whose, type WaitingCase, type Whose } from '../../waiting/contract'
import { caseTabs, type CaseCard, type CaseTab } from '../contract'

const tabs = [...whose, ...caseTabs] as const
const isWhose = (tab: Whose | CaseTab): tab is Whose => tab === 'mine' || tab === 'all'

/** Whoever answers for all cases begins with all of them, everyone else with their own. */
export default function CasesPage() {
  const first = useMay('mediation.head') ? 'all' : 'mine'
  const [address, setAddress] = useSearchParams()
  const tab = tabs.find((one) => one === address.get('tab')) ?? first
  const { t } = useTranslation('mediation')
  const filters = (
    <Segmented
      value={tab}
      onChange={(value) => setAddress(value === first ? {} : { tab: value })}
      aria-label={t('title')}
      options={tabs.map((value) => ({
        value,
        label: isWhose(value) ? t(`waiting.tabs.${value}`) : t(`list.tabs.${value}`),
      }))}
    />
  )
  return isWhose(tab) ? <WorkList whose={tab} filters={filters} /> : <CaseList tab={tab} filters={filters} />
}

/** What every list says of a case before it says when. */
function useColumns(): readonly Column<CaseCard>[] {
  const { t } = useTranslation('mediation')
  return [
    {
      key: 'number',
      title: t('list.number'),
      width: '190px',
      render: ({ number }) => number ?? <span className="soft">{t('case.noNumber')}</span>,
    },
    {
      key: 'parties',
      title: t('list.parties'),
      width: 'minmax(180px, 2fr)',
      render: (card) => (
        <span className="mediation-parties">
          <b>{partiesText(t, card)}</b>
          <RiskMark level={card.risk} />
        </span>
      ),
    },
    { key: 'kind', title: t('about.kind'), width: '120px', render: ({ kind }) => kind },
    {
      key: 'mediators',
      title: t('list.mediators'),
      width: 'minmax(100px, 1fr)',
      render: ({ mediators }) => mediators.map(({ name }) => name).join(t('comma')),
    },
  ]
}

function useStateColumn(): Column<CaseCard> {
  const { t } = useTranslation('mediation')
  return {
    key: 'state',
    title: t('list.state'),
    width: '150px',
    render: ({ state }) => <Status tone={stateTone[state]}>{t(`states.${state}`)}</Status>,
  }
}

function Actions() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  return (
    <>
      <Rooms />
      <KeyButton primary keys="F2" onPress={() => void navigate('/mediation/new')}>
        {t('intake.open')}
      </KeyButton>
    </>
  )
}

function WorkList({ whose: of, filters }: { readonly whose: Whose; readonly filters: ReactNode }) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const rows = useRows(desk.mediation.waiting.list, { whose: of })
  const columns: readonly Column<WaitingCase>[] = [
    ...useColumns(),
    {
      key: 'waits',
      title: t('waiting.waitsFor'),
      width: '170px',
      render: ({ waits }) => <WaitText waits={waits} />,
    },
    {
      key: 'by',
      title: t('waiting.by'),
      width: '120px',
      render: ({ waits: { due } }) => (due === null ? '' : <Relative due={due} />),
    },
    useStateColumn(),
  ]
  return (
    <ListPage
      title={t('title')}
      actions={<Actions />}
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      openKey={undefined}
      onOpen={({ id }) => void navigate(`/mediation/${id}`)}
      filters={filters}
      empty={<EmptyState>{t(`waiting.none.${of}`)}</EmptyState>}
    />
  )
}

function CaseList({ tab, filters }: { readonly tab: CaseTab; readonly filters: ReactNode }) {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const rows = useRows(desk.mediation.cases.list, { tab })
  const columns: readonly Column<CaseCard>[] = [
    ...useColumns(),
    {
      key: 'due',
      title: t('list.due'),
      width: '120px',
      render: ({ due }) => (due === null ? '' : <Day day={due} />),
    },
    useStateColumn(),
  ]
  return (
    <ListPage
      title={t('title')}
      actions={<Actions />}
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      openKey={undefined}
      onOpen={({ id }) => void navigate(`/mediation/${id}`)}
      filters={filters}
      empty={<EmptyState>{t(`list.none.${tab}`)}</EmptyState>}
    />
  )
}
