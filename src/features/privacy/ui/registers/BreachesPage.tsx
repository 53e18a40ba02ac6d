/** The register of breaches: what leaked or was lost, and what was done about it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Outlet, useNavigate, useParams } from 'react-router'
import { wholeRows } from '#app/desk-client/index'
import { desk } from '../client'
import { Day, EmptyState, KeyButton, ListSheet, Status, type Column } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { BreachRow } from '../../contract'
import { ExportRegister } from './ExportRegister'

export default function BreachesPage() {
  const { t } = useTranslation('privacy')
  const navigate = useNavigate()
  const { breachId } = useParams()
  const mayManage = useMay('privacy.manage')
  const query = useQuery(desk.privacy.breaches.list.queryOptions({ input: {} }))
  const add = () => void navigate('/privacy/breaches/new')
  const columns: readonly Column<BreachRow>[] = [
    { key: 'found', title: t('column.found'), width: '110px', render: (row) => <Day day={row.found} /> },
    { key: 'what', title: t('column.what'), width: 'minmax(180px, 2fr)', render: (row) => <b>{row.what}</b> },
    { key: 'data', title: t('column.data'), width: 'minmax(110px, 1fr)', render: (row) => row.data },
    { key: 'people', title: t('column.people'), width: '80px', align: 'end', render: (row) => row.people },
    {
      key: 'reported',
      title: t('column.reported'),
      width: '110px',
      render: (row) =>
        row.reported === null ? (
          <Status tone="soon">{t('breach.notReported')}</Status>
        ) : (
          <Day day={row.reported} />
        ),
    },
    {
      key: 'told',
      title: t('column.told'),
      width: '120px',
      render: (row) => (
        <Status tone={row.told === 'not-yet' ? 'soon' : 'done'}>{t(`told.${row.told}`)}</Status>
      ),
    },
  ]
  return (
    <>
      <ListSheet
        title={t('places.breaches')}
        remark={t('breach.remark')}
        actions={
          <>
            <ExportRegister register="breaches" />
            {mayManage && (
              <KeyButton keys="F4" onPress={add}>
                {t('breach.add')}
              </KeyButton>
            )}
          </>
        }
        columns={columns}
        rows={wholeRows(query, ({ breaches }) => breaches)}
        rowKey={(row) => row.id}
        openKey={breachId === undefined ? undefined : Number(breachId)}
        onOpen={(row) => void navigate(`/privacy/breaches/${row.id}`)}
        empty={
          <EmptyState action={mayManage && <KeyButton onPress={add}>{t('breach.add')}</KeyButton>}>
            {t('breach.none')}
          </EmptyState>
        }
      />
      <Outlet />
    </>
  )
}
