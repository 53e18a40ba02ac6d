/** Every change of a resident's record: what it was, what it became, by whom. */
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { toldBy } from '#app/i18n/index'
import { useRows } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { EmptyState, List, When, type Column } from '#app/parts/index'
import { relations, statuses } from '../../contract/words'
import { ethnicityWords } from '../words'
import { RecordDrawer } from './RecordDrawer'

interface ChangeLine {
  readonly sequence: number
  readonly at: number
  readonly by: string
  readonly cause: string
  readonly field: string
  readonly before: string
  readonly after: string
}

export default function HistoryDrawer() {
  const { t } = useTranslation('residents')
  const id = Number(useParams()['residentId'])
  const rows = useRows(desk.residents.history, { id })
  const valueOf = (field: string, value: string): string => {
    if (field === 'sex' && (value === 'male' || value === 'female')) return t(`sex.${value}`)
    if (field === 'ethnicity') return ethnicityWords(value)
    if (field === 'protection' && value !== '') {
      const [basis = '', ...period] = value.split(' ')
      return `${toldBy('residents', `protection.bases.${basis}`)} ${period.join(' ')}`
    }
    const status = statuses.find((one) => field === 'status' && one === value)
    if (status !== undefined) return t(`status.${status}`)
    const relation = relations.find((one) => field === 'relation' && one === value)
    return relation === undefined ? value : t(`relation.${relation}`)
  }
  // A household has no name, only a number of the desk's own, which says nothing to anyone.
  const householdWords = ({ before, after }: ChangeLine): string => {
    if (after === '') return t('history.household.left')
    return t(before === '' ? 'history.household.joined' : 'history.household.changed')
  }
  const columns: readonly Column<ChangeLine>[] = [
    { key: 'at', title: t('history.at'), width: '130px', render: (row) => <When at={row.at} /> },
    {
      key: 'cause',
      title: t('history.cause'),
      width: '80px',
      render: (row) => toldBy('residents', `history.causes.${row.cause}`),
    },
    {
      key: 'field',
      title: t('history.field'),
      width: '90px',
      render: (row) => toldBy('residents', `history.fields.${row.field}`),
    },
    {
      key: 'change',
      title: t('history.change'),
      width: 'minmax(0, 1fr)',
      render: (row) =>
        row.field === 'household_id' ? (
          householdWords(row)
        ) : (
          <span title={`${valueOf(row.field, row.before)} → ${valueOf(row.field, row.after)}`}>
            {row.before !== '' && <span className="soft">{valueOf(row.field, row.before)} → </span>}
            {row.after === '' ? (
              <span className="faint">{t('record.none')}</span>
            ) : (
              valueOf(row.field, row.after)
            )}
          </span>
        ),
    },
    { key: 'by', title: t('history.by'), width: '70px', render: (row) => row.by },
  ]
  return (
    <RecordDrawer title={t('history.title')} width={720}>
      {() => (
        <List
          label={t('history.title')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.sequence}
          empty={<EmptyState>{t('history.nothing')}</EmptyState>}
        />
      )}
    </RecordDrawer>
  )
}
