/** The cases in sight: under way, ended, in the archive. */
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { useRows } from '#app/desk-client/index'
import { Day, EmptyState, KeyButton, ListPage, Status, type Column } from '#app/parts/index'
import { desk } from '../../ui/client'
import { Rooms } from '../../ui/Rooms'
import { partiesText, stateTone } from '../../ui/words'
import { caseTabs, type CaseCard } from '../contract'

export default function CasesPage() {
  const { t } = useTranslation('mediation')
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const tab = caseTabs.find((one) => one === address.get('tab')) ?? 'open'
  const rows = useRows(desk.mediation.cases.list, { tab })
  const columns: readonly Column<CaseCard>[] = [
    {
      key: 'number',
      title: t('list.number'),
      width: '210px',
      render: ({ number }) => number ?? <span className="soft">{t('case.noNumber')}</span>,
    },
    {
      key: 'parties',
      title: t('list.parties'),
      width: 'minmax(180px, 2fr)',
      render: (card) => <b>{partiesText(t, card)}</b>,
    },
    { key: 'kind', title: t('about.kind'), width: '120px', render: ({ kind }) => kind },
    {
      key: 'mediators',
      title: t('list.mediators'),
      width: 'minmax(100px, 1fr)',
      render: ({ mediators }) => mediators.map(({ name }) => name).join(t('comma')),
    },
    {
      key: 'due',
      title: t('list.due'),
      width: '120px',
      render: ({ due }) => (due === null ? '' : <Day day={due} />),
    },
    {
      key: 'state',
      title: t('list.state'),
      width: '150px',
      render: ({ state }) => <Status tone={stateTone[state]}>{t(`states.${state}`)}</Status>,
    },
  ]
  return (
    <ListPage
      title={t('title')}
      actions={
        <>
          <Rooms />
          <KeyButton primary keys="F2" onPress={() => void navigate('/mediation/new')}>
            {t('intake.open')}
          </KeyButton>
        </>
      }
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      openKey={undefined}
      onOpen={({ id }) => void navigate(`/mediation/${id}`)}
      filters={
        <Segmented
          value={tab}
          onChange={(value) => setAddress(value === 'open' ? {} : { tab: value })}
          aria-label={t('title')}
          options={caseTabs.map((value) => ({ value, label: t(`list.tabs.${value}`) }))}
        />
      }
      empty={<EmptyState>{t(`list.none.${tab}`)}</EmptyState>}
    />
  )
}
