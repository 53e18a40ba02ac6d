/** Finds service items by name, initials and category: what the list of items and the choice of one have in common. */
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { desk } from '../../ui/client'
import { namedBy } from '#ground/finding'
import { wholeRows } from '#app/desk-client/index'
import type { Column } from '#app/parts/index'
import { categories, type Category } from '../../requests/contract/words'
import type { ItemRow } from '../contract'
import { ModeTags } from '../../requests/ui/row-columns'

interface ItemSearchOptions {
  /** Those that are no longer offered as well. */
  readonly withdrawn: boolean
  readonly autoFocus: boolean
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** The items that answer, the query behind them, and the fields to narrow them by. */
export function useItemSearch({ withdrawn, autoFocus, onKeyDown }: ItemSearchOptions) {
  const { t } = useTranslation('service-requests')
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const [category, setCategory] = useState<Category | 'any'>('any')
  const query = useQuery(desk.serviceRequests.items.list.queryOptions({ input: { withdrawn } }))
  const items = wholeRows(query, (answer) =>
    namedBy(
      answer.items.filter((item) => category === 'any' || item.category === category),
      // What an IME is still composing is not a name yet.
      composing ? '' : typed,
      ({ name, alsoCalled, ...letters }) => ({ names: [name, ...alsoCalled], ...letters }),
    ),
  )
  const fields = (
    <>
      <Input
        allowClear
        autoFocus={autoFocus}
        style={{ width: 260 }}
        placeholder={t('open.findItem')}
        aria-label={t('open.findItem')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        {...(onKeyDown === undefined ? {} : { onKeyDown })}
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
  )
  return { items, typed, answered: query.data !== undefined, fields }
}

/** What an item is, in any list of them. */
export function useItemColumns(widths: {
  readonly category: string
  readonly modes: string
}): readonly Column<ItemRow>[] {
  const { t } = useTranslation('service-requests')
  return [
    {
      key: 'name',
      title: t('column.item'),
      width: 'minmax(160px, 2fr)',
      render: ({ name, alsoCalled }) => (
        <>
          <b>{name}</b> <span className="soft small">{alsoCalled.join('、')}</span>
        </>
      ),
    },
    {
      key: 'category',
      title: t('item.category'),
      width: widths.category,
      render: (item) => t(`categories.${item.category}`),
    },
    {
      key: 'modes',
      title: t('column.mode'),
      width: widths.modes,
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
}
