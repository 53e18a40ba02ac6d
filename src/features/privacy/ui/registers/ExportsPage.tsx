/** Files with personal data that left the desk, as the log tells of them. */
import { useTranslation } from 'react-i18next'
import { useRows } from '#app/desk-client/index'
import { desk } from '../client'
import { EmptyState, ListSheet, When, type Column } from '#app/parts/index'
import type { ExportRow } from '../../contract'
import { procedureWords } from '../words'
import { ExportRegister } from './ExportRegister'

export default function ExportsPage() {
  const { t } = useTranslation('privacy')
  const rows = useRows(desk.privacy.exports.list, {})
  const columns: readonly Column<ExportRow>[] = [
    { key: 'at', title: t('column.day'), width: '130px', render: (row) => <When at={row.at} /> },
    { key: 'by', title: t('column.by'), width: '100px', render: (row) => row.by },
    {
      key: 'what',
      title: t('column.procedure'),
      width: 'minmax(160px, 1fr)',
      render: (row) => procedureWords(row.procedure),
    },
    {
      key: 'rows',
      title: t('column.rowCount'),
      width: '80px',
      render: (row) => row.rows ?? '',
    },
    {
      key: 'note',
      title: t('column.note'),
      width: 'minmax(160px, 2fr)',
      render: (row) => row.note,
    },
  ]
  return (
    <ListSheet
      title={t('places.exports')}
      remark={t('exports.remark')}
      actions={<ExportRegister register="exports" />}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState>{t('exports.none')}</EmptyState>}
    />
  )
}
