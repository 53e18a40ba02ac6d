/** Who counts as what: what waits for approval, what is held, what ends soon, and what is over. */
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { useChoices } from '#app/choices'
import { useRows } from '#app/desk-client/index'
import { Day, EmptyState, KeyButton, ListPage, Status, type Column } from '#app/parts/index'
import { FilterBar } from '#app/parts/filters/index'
import { useMay } from '#app/session/session'
import { eligibilityTabs, type EligibilityRow } from '../../contract/index'
import { Rooms } from '../../ui/Rooms'
import { desk } from '../../ui/client'
import { eligibilityTone, EndWords, RenewalOf } from './words'

const shown = z.strictObject({ tab: z.enum(eligibilityTabs) })
const usual = () => ({ tab: 'held' })

export default function EligibilityPage() {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { eligibilityId } = useParams()
  const { search } = useLocation()
  const choices = useChoices(shown, usual)
  const { tab } = choices.chosen
  const may = useMay('canteen.eligibility')
  const rows = useRows(desk.canteen.eligibility.list, { tab })
  const columns: readonly Column<EligibilityRow>[] = [
    {
      key: 'name',
      title: t('eligibility.resident'),
      width: 'minmax(100px, 1fr)',
      render: ({ resident }) => <b>{resident.name}</b>,
    },
    {
      key: 'age',
      title: t('eligibility.age'),
      width: '64px',
      align: 'end',
      render: ({ age }) => age ?? '—',
    },
    {
      key: 'category',
      title: t('eligibility.category'),
      width: 'minmax(90px, 1fr)',
      render: ({ category }) => category,
    },
    {
      key: 'proof',
      title: t('eligibility.proof'),
      width: 'minmax(140px, 2fr)',
      render: ({ proof, issuedBy }) => [issuedBy, proof].filter(Boolean).join(' · '),
    },
    {
      key: 'applied',
      title: t('eligibility.appliedOn'),
      width: '110px',
      render: ({ appliedOn }) => <Day day={appliedOn} />,
    },
    {
      key: 'approved',
      title: t('eligibility.approvedOn'),
      width: '110px',
      render: ({ approvedOn }) =>
        approvedOn === null ? <span className="soft">—</span> : <Day day={approvedOn} />,
    },
    {
      key: 'end',
      title: t('eligibility.end'),
      width: tab === 'runs-out' ? '210px' : '150px',
      render: (row) => (
        <>
          <EndWords end={row.end} /> {may && tab === 'runs-out' && <RenewalOf row={row} search={search} />}
        </>
      ),
    },
    {
      key: 'state',
      title: t('eligibility.state'),
      width: '90px',
      render: ({ state }) => <Status tone={eligibilityTone[state]}>{t(`eligibilityStates.${state}`)}</Status>,
    },
  ]
  const open = (path: string) => void navigate({ pathname: path, search })
  return (
    <ListPage
      title={t('eligibility.title')}
      label={t('eligibility.title')}
      actions={
        <>
          <Rooms />
          {may && (
            <KeyButton onPress={() => void navigate('/canteen/eligibility/lists')}>
              {t('categoryList.title')}
            </KeyButton>
          )}
          {may && (
            <KeyButton primary keys="F2" onPress={() => open('/canteen/eligibility/new')}>
              {t('eligibility.apply')}
            </KeyButton>
          )}
        </>
      }
      filters={
        <FilterBar
          choices={choices}
          fields={[
            {
              kind: 'chips',
              name: 'tab',
              label: t('eligibility.tabs'),
              options: eligibilityTabs.map((value) => ({ value, label: t(`eligibilityTabs.${value}`) })),
            },
          ]}
        />
      }
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      openKey={eligibilityId === undefined ? undefined : Number(eligibilityId)}
      onOpen={({ id }) => open(`/canteen/eligibility/${id}`)}
      empty={<EmptyState>{t(`eligibilityEmpty.${tab}`)}</EmptyState>}
    />
  )
}
