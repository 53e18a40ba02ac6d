/** A sheet that is one list: its title, how many there are, the command on the right, filters, and the rows. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../keys'
import { List, type ListProps } from './List'
import { Sheet } from './surfaces'

export interface ListSheetProps<Row> extends Omit<ListProps<Row>, 'ref' | 'label'> {
  /** Stands above the list, and names it unless `label` does. Without one the page says what is listed. */
  readonly title?: string
  readonly label?: string
  readonly remark?: ReactNode
  /** The count in words of its own: 共 7 类. */
  readonly countWords?: (count: number) => string
  /** Commands on the right of the head. */
  readonly actions?: ReactNode
  /** Search and filters above the list; ↓ leads from them into the list. */
  readonly filters?: ReactNode
  /** False where several lists lie below each other and the page scrolls: each is as high as its rows. */
  readonly grow?: boolean
}

export function ListSheet<Row>({
  title,
  label = title ?? '',
  remark,
  countWords,
  actions,
  filters,
  grow = true,
  ...list
}: ListSheetProps<Row>) {
  const { t } = useTranslation()
  const grid = useRef<HTMLDivElement>(null)
  const toList = () => grid.current?.focus()
  // Of several lists on a page none is the one that ↓ means.
  useKeys({ ArrowDown: grow ? toList : undefined })
  const onKeyDown = (event: KeyboardEvent) => {
    const inMenu =
      event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true'
    if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing || inMenu) return
    event.preventDefault()
    toList()
  }
  const total = countOf(list.rows)
  const count = total === undefined ? undefined : (countWords?.(total) ?? t('part.rows', { count: total }))
  return (
    <Sheet
      grow={grow}
      {...(title === undefined ? { label } : { title, remark: headRemark(count, remark), aside: actions })}
    >
      {filters !== undefined && (
        <div className="filters" onKeyDown={onKeyDown}>
          {filters}
        </div>
      )}
      <List {...list} label={label} ref={grid} />
    </Sheet>
  )
}

/** How many there are in all, where that is known: not yet while they are coming, and not of every paged list. */
export const countOf = <Row,>(rows: ListProps<Row>['rows']): number | undefined =>
  'loadMore' in rows ? rows.total : rows.length

function headRemark(count: string | undefined, remark: ReactNode): ReactNode {
  if (count === undefined || remark === undefined) return count ?? remark
  return (
    <>
      {count} · {remark}
    </>
  )
}
