/** Chooses the item of a new request by keys alone; the usual ones stand first. */
import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useHurriedKeys } from '#app/hurried'
import { isComposing } from '#app/keys.tsx'
import { EmptyState, List } from '#app/parts/index'
import { useItemColumns, useItemSearch } from './item-search'

export function ItemPicker({ onChosen }: { readonly onChosen: (itemId: number) => void }) {
  const { t } = useTranslation('service-requests')
  const grid = useRef<HTMLDivElement>(null)
  const columns = useItemColumns({ category: '110px', modes: '180px' })
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter') press('Enter')
    else if (event.key === 'ArrowDown') grid.current?.focus()
    else return
    event.preventDefault()
  }
  const { items, typed, answered, fields } = useItemSearch({
    withdrawn: false,
    autoFocus: true,
    onKeyDown,
  })
  // Whoever knows the name has typed it and pressed Enter before the list is there.
  const press = useHurriedKeys(typed, answered, () => {
    const [first] = items.rows
    if (first !== undefined) onChosen(first.id)
  })
  return (
    <>
      <div className="filters">{fields}</div>
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
