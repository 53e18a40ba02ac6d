/** Finds a service item by its name, its initials or its category; the usual ones stand first. */
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../../../../app/desk-client'
import { EmptyState, ErrorState, List, type Column } from '../../../../app/parts'
import { categories, type Category, type ItemRow } from '../../contract'
import { ModeTags } from '../row-columns'

/** True when the name holds the words, or their keys begin so. */
export const answersTo = (item: ItemRow, typed: string): boolean => {
  const words = typed.trim().toLowerCase().replaceAll(/\s/g, '')
  return item.name.toLowerCase().includes(words) || item.keys.some((key) => key.includes(words))
}

export function ItemPicker({ onChosen }: { readonly onChosen: (itemId: number) => void }) {
  const { t } = useTranslation('service-requests')
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const [category, setCategory] = useState<Category | 'any'>('any')
  const grid = useRef<HTMLDivElement>(null)
  const { data, error, refetch } = useQuery(
    desk.serviceRequests.items.list.queryOptions({ input: { withdrawn: false } }),
  )
  const items = (data?.items ?? [])
    .filter((item) => category === 'any' || item.category === category)
    .filter((item) => composing || answersTo(item, typed))
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
      width: '110px',
      render: (item) => t(`categories.${item.category}`),
    },
    {
      key: 'modes',
      title: t('column.mode'),
      width: '180px',
      render: (item) => <ModeTags modes={item.modes} />,
    },
    {
      key: 'days',
      title: t('item.promise'),
      width: '120px',
      align: 'end',
      render: (item) => t('item.days', { count: item.promisedDays }),
    },
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const [first] = items
    if (event.key === 'Enter' && first !== undefined) onChosen(first.id)
    else if (event.key === 'ArrowDown') grid.current?.focus()
    else return
    event.preventDefault()
  }
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  return (
    <>
      <div className="filters">
        <Input
          autoFocus
          allowClear
          style={{ width: 260 }}
          placeholder={t('open.findItem')}
          aria-label={t('open.findItem')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={onKeyDown}
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
      </div>
      <List
        label={t('items.title')}
        columns={columns}
        rows={items}
        rowKey={(item) => item.id}
        onOpen={(item) => onChosen(item.id)}
        ref={grid}
        empty={<EmptyState>{t('open.noItem')}</EmptyState>}
      />
    </>
  )
}
