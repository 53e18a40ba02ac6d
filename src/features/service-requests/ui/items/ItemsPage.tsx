/** All service items; the manager adds, edits and withdraws them. */
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { desk } from '../../../../app/desk-client'
import { EmptyState, ErrorState, KeyButton, ListPage, Status, type Column } from '../../../../app/parts'
import { useMay } from '../../../../app/session/session'
import { categories, type Category, type ItemRow } from '../../contract'
import { ModeTags } from '../row-columns'
import { answersTo } from '../open/ItemPicker'
import '../requests.css'

export default function ItemsPage() {
  const { t } = useTranslation('service-requests')
  const navigate = useNavigate()
  const { itemId } = useParams()
  const mayManage = useMay('service-items.manage')
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const [category, setCategory] = useState<Category | 'any'>('any')
  const { data, error, refetch } = useQuery(
    desk.serviceRequests.items.list.queryOptions({ input: { withdrawn: true } }),
  )
  const columns: readonly Column<ItemRow>[] = [
    {
      key: 'name',
      title: t('column.item'),
      width: 'minmax(200px, 2fr)',
      render: (item) => <b>{item.name}</b>,
    },
    {
      key: 'category',
      title: t('item.category'),
      width: '138px',
      render: (item) => t(`categories.${item.category}`),
    },
    {
      key: 'modes',
      title: t('column.mode'),
      width: '232px',
      render: (item) => <ModeTags modes={item.modes} />,
    },
    {
      key: 'days',
      title: t('item.promise'),
      width: '120px',
      align: 'end',
      render: (item) => t('item.days', { count: item.promisedDays }),
    },
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
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
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
      filters={
        <>
          <Input
            allowClear
            autoFocus={itemId === undefined}
            style={{ width: 260 }}
            placeholder={t('open.findItem')}
            aria-label={t('open.findItem')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={() => setComposing(false)}
          />
          <Segmented
            aria-label={t('item.category')}
            value={category}
            options={[
              { value: 'any' as const, label: t('open.anyCategory') },
              ...categories.map((value) => ({ value, label: t(`categories.${value}`) })),
            ]}
            onChange={setCategory}
          />
        </>
      }
      columns={columns}
      rows={(data?.items ?? [])
        .filter((item) => category === 'any' || item.category === category)
        // What an IME is still composing is not a name yet.
        .filter((item) => composing || answersTo(item, typed))}
      rowKey={(item) => item.id}
      openKey={itemId === undefined ? undefined : Number(itemId)}
      onOpen={(item) => void navigate(`/service-requests/items/${item.id}`)}
      empty={<EmptyState>{t('open.noItem')}</EmptyState>}
    />
  )
}
