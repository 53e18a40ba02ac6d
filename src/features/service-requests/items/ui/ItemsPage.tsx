/** All service items; the manager adds, edits and withdraws them. */
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { EmptyState, KeyButton, ListPage, Status, type Column } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { ItemRow } from '../contract'
import { useItemColumns, useItemSearch } from './item-search'
import '../../requests/ui/requests.css'

export default function ItemsPage() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const { itemId } = useParams()
  const mayManage = useMay('service-items.manage')
  const { items, fields } = useItemSearch({
    withdrawn: true,
    autoFocus: itemId === undefined,
  })
  const columns: readonly Column<ItemRow>[] = [
    ...useItemColumns({ category: 'minmax(96px, 138px)', modes: 'minmax(190px, 232px)' }),
    {
      key: 'renews',
      title: t('item.renewal'),
      width: '90px',
      render: (item) => (item.renews ? t('item.renews') : <span className="soft">—</span>),
    },
    { key: 'used', title: t('item.used'), width: '90px', align: 'end', render: (item) => item.used },
    {
      key: 'version',
      title: t('item.version'),
      width: '80px',
      align: 'end',
      render: (item) => item.version,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: '96px',
      render: (item) => (
        <Status tone={item.withdrawn ? 'rest' : 'done'}>
          {t(item.withdrawn ? 'item.withdrawn' : 'item.offered')}
        </Status>
      ),
    },
  ]
  return (
    <ListPage
      title={t('items.title')}
      label={t('items.title')}
      actions={
        mayManage && (
          <KeyButton primary keys="F2" onPress={() => void navigate('/service-requests/items/new')}>
            {t('items.add')}
          </KeyButton>
        )
      }
      filters={fields}
      columns={columns}
      rows={items}
      rowKey={(item) => item.id}
      openKey={itemId === undefined ? undefined : Number(itemId)}
      onOpen={(item) => void navigate(`/service-requests/items/${item.id}`)}
      empty={<EmptyState>{t('open.noItem')}</EmptyState>}
    />
  )
}
