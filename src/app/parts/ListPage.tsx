/** A page that is one list: a head with its one primary action, filters, the list, and how many there are. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet } from 'react-router'
import type { ListProps } from './List'
import { countOf, ListSheet } from './ListSheet'
import { Page, PageHead } from './surfaces'

export interface ListPageProps<Row> extends Omit<ListProps<Row>, 'ref'> {
  readonly title: ReactNode
  /** Buttons on the right of the head. */
  readonly actions?: ReactNode
  /** Search and filters above the list; ↓ leads from them into the list. */
  readonly filters?: ReactNode
  /** Shown instead of the plain count. */
  readonly remark?: ReactNode
  /** The count in words of its own: 共 12,000 人. */
  readonly countWords?: (count: number) => string
  /** What stands beside the list, e.g. figures; `columns` are then the grid tracks of both. */
  readonly beside?: ReactNode
  readonly columnsOfPage?: string
}

/** Detail drawers of the page are child routes; they are shown by the `Outlet` here. */
export function ListPage<Row>({
  title,
  actions,
  filters,
  remark,
  countWords,
  beside,
  columnsOfPage,
  ...list
}: ListPageProps<Row>) {
  const { t } = useTranslation()
  const total = countOf(list.rows)
  const count = total === undefined ? undefined : (countWords?.(total) ?? t('part.rows', { count: total }))
  return (
    <Page
      head={<PageHead title={title} remark={remark ?? count} actions={actions} />}
      {...(columnsOfPage === undefined ? {} : { columns: columnsOfPage })}
    >
      <ListSheet {...list} filters={filters} />
      {beside}
      <Outlet />
    </Page>
  )
}
