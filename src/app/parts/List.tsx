/**
 * The one list: a table that fills its sheet, pages by cursor, and is used by ↑ ↓ PageUp PageDown Home End and Enter.
 * Only the rows on screen are drawn, so 100,000 scroll as well as ten.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { useTranslation } from 'react-i18next'
import { errorMessage } from '../desk-client/errors'
import type { Rows } from '../desk-client/use-rows'
import { useKeysWait } from '../hurried'
import { usePreferences } from '../preferences'
import { rowHeight } from '../theme/tokens'
import { ErrorState, LoadingLines } from './surfaces'

export interface Column<Row> {
  readonly key: string
  readonly title: ReactNode
  /** A CSS grid track: `120px`, `1fr`, `minmax(160px, 2fr)`. */
  readonly width: string
  readonly align?: 'start' | 'end'
  readonly render: (row: Row) => ReactNode
}

export interface ListProps<Row> {
  /** What is listed, for screen readers. */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: Rows<Row> | readonly Row[]
  readonly rowKey: (row: Row) => string | number
  /** Enter, a click, or a double click when `onSelect` is given. */
  readonly onOpen?: (row: Row) => void
  /** Told of the row under the cursor. */
  readonly onSelect?: (row: Row | undefined) => void
  /** The row that is open beside the list, if one is. */
  readonly openKey?: string | number | undefined
  /** Shown when there are no rows: an `EmptyState`. */
  readonly empty: ReactNode
  /** More keys on the row under the cursor: `Space` 收下, `F5` 派单. */
  readonly rowKeys?: Readonly<Record<string, (row: Row) => void>>
  readonly ref?: Ref<HTMLDivElement>
}

export function List<Row>({ rows, ...rest }: ListProps<Row>) {
  const paged: Rows<Row> = 'loadMore' in rows ? rows : fixed(rows)
  return <PagedList {...rest} rows={paged} />
}

/** Pixels between two columns, and beside the first and the last: as in parts.css. */
const gap = 12
const margin = 16

/** Pixels that a row takes at least; where the window is narrower, the rows are whole and scrolled sideways. */
function leastWidth<Row>(columns: readonly Column<Row>[]): number {
  const tracks = columns.map(({ width }) => Number(/\d+(?=px)/.exec(width)?.[0] ?? 0))
  return tracks.reduce((sum, track) => sum + track, gap * (columns.length - 1) + 2 * margin)
}

/** Pixels the head takes at most. */
const headHeight = 44

const nothing = () => undefined

function fixed<Row>(rows: readonly Row[]): Rows<Row> {
  return {
    of: '',
    rows,
    total: rows.length,
    loading: false,
    refreshing: false,
    earlier: false,
    error: null,
    more: false,
    loadMore: nothing,
    retry: nothing,
  }
}

function PagedList<Row>({
  label,
  columns,
  rows: paged,
  rowKey,
  onOpen,
  onSelect,
  openKey,
  empty,
  rowKeys = {},
  ref,
}: Omit<ListProps<Row>, 'rows'> & { readonly rows: Rows<Row> }) {
  const { rows, more, loadMore } = paged
  const { t } = useTranslation()
  const { typeSize, density } = usePreferences()
  const height = rowHeight(typeSize, density)
  const scroller = useRef<HTMLDivElement>(null)
  /** Where the cursor stands: on a row, and if that row is gone, at its place; at the top of another list. */
  const [cursor, setCursor] = useState<Cursor>({ of: paged.of, key: undefined, index: 0 })
  const id = useId()
  const [focused, setFocused] = useState(false)
  // Whoever presses Enter after a choice means a row of the answer, not who stood there before.
  useKeysWait(focused && paged.earlier)
  // oxlint-disable-next-line react/incompatible-library -- its functions are called while rendering only here
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    // The head stands above the rows inside what scrolls, so the last ones need as much more.
    scrollPaddingEnd: headHeight,
  })
  useEffect(() => virtual.measure(), [virtual, height])

  const at = placeOf(cursor, paged.of, rows, rowKey)
  const current = rows[at]
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && lastShown >= rows.length - 20) loadMore()
  }, [more, lastShown, rows.length, loadMore])

  const grid = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element
      // What is taken away while it has the keyboard tells nobody that it lost it.
      if (element === null) setFocused(false)
      if (typeof ref === 'function') ref(element)
      else if (ref !== undefined && ref !== null) ref.current = element
    },
    [ref],
  )

  const latestSelect = useRef(onSelect)
  useLayoutEffect(() => {
    latestSelect.current = onSelect
  })
  // Told before anybody can press a key: a key that comes at once means the row that is marked, not the one before.
  useLayoutEffect(() => latestSelect.current?.(current), [current])

  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
  }, [paged.of])

  const put = (index: number) => {
    const row = rows[index]
    setCursor({ of: paged.of, key: row === undefined ? undefined : rowKey(row), index })
  }
  const move = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to))
    put(next)
    virtual.scrollToIndex(next)
  }
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: rows.length - 1,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return
    const to = moves[event.key]
    const key = event.key === ' ' ? 'Space' : event.key
    if (to !== undefined) {
      move(to)
    } else if (current !== undefined && rowKeys[key] !== undefined) {
      rowKeys[key](current)
    } else if (event.key === 'Enter' && current !== undefined && onOpen !== undefined) {
      onOpen(current)
    } else {
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const template = columns.map((column) => column.width).join(' ')
  const minWidth = leastWidth(columns)
  if (paged.error !== null && rows.length === 0)
    return <ErrorState error={paged.error} onRetry={paged.retry} />
  // Nothing yet of what is looked through a piece at a time is not nothing.
  if (paged.loading || (rows.length === 0 && more)) return <LoadingLines lines={8} />
  if (rows.length === 0) return empty

  return (
    <div className="list">
      {/* What scrolls has the focus itself, so that it can be scrolled without a mouse. */}
      <div
        className="list-scroll"
        role="grid"
        aria-label={label}
        aria-rowcount={more ? -1 : rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={current === undefined ? undefined : `${id}${at}`}
        aria-busy={paged.refreshing}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        ref={grid}
      >
        <div
          className="list-head"
          role="row"
          aria-rowindex={1}
          style={{ gridTemplateColumns: template, minWidth }}
        >
          {columns.map((column) => (
            <div key={column.key} role="columnheader" className={column.align === 'end' ? 'number' : ''}>
              {column.title}
            </div>
          ))}
        </div>
        <div style={{ height: virtual.getTotalSize(), position: 'relative', minWidth }} role="presentation">
          {shown.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            const key = rowKey(row)
            return (
              <div
                key={key}
                id={`${id}${item.index}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={item.index === at}
                className={`list-row${item.index === at ? ' at' : ''}${key === openKey ? ' open' : ''}`}
                style={{ gridTemplateColumns: template, height, transform: `translateY(${item.start}px)` }}
                onClick={() => {
                  put(item.index)
                  if (onSelect === undefined) onOpen?.(row)
                }}
                onDoubleClick={onSelect === undefined ? undefined : () => onOpen?.(row)}
              >
                {columns.map((column) => (
                  <div key={column.key} role="gridcell" className={column.align === 'end' ? 'number' : ''}>
                    {column.render(row)}
                  </div>
                ))}
              </div>
            )
          })}
        </div>
      </div>
      {paged.error !== null && (
        <p className="error-line list-failed" role="alert">
          {more ? (
            t('part.moreFailed')
          ) : (
            <>
              {errorMessage(paged.error).message}{' '}
              <button type="button" className="link" onClick={paged.retry}>
                {t('action.retry')}
              </button>
            </>
          )}
        </p>
      )}
    </div>
  )
}

interface Cursor {
  readonly of: string
  readonly key: string | number | undefined
  readonly index: number
}

/** The row the cursor is on now that the list may have changed under it. */
function placeOf<Row>(
  cursor: Cursor,
  of: string,
  rows: readonly Row[],
  rowKey: (row: Row) => string | number,
): number {
  if (cursor.of !== of || cursor.key === undefined) return 0
  const there = rows[cursor.index]
  if (there !== undefined && rowKey(there) === cursor.key) return cursor.index
  const moved = rows.findIndex((row) => rowKey(row) === cursor.key)
  return moved >= 0 ? moved : Math.min(cursor.index, Math.max(0, rows.length - 1))
}
