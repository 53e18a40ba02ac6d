/** A cursor-paged list of the desk, as one growing list of rows. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Cursor, PageRequest } from '#ground/contract/fields'

interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: Cursor | null
  readonly total?: number | undefined
}

/** A procedure that answers with a page: `pageOf(row)`, asked with `...pageRequest`. */
export interface PagedProcedure<Input, Row> {
  readonly call: (input: Input, options: { signal: AbortSignal }) => Promise<Page<Row>>
  readonly key: () => readonly unknown[]
}

export interface Rows<Row> {
  /** What was asked for: a list begins at its top again when this changes. */
  readonly of: string
  readonly rows: readonly Row[]
  /** How many there are in all, where the desk says so. */
  readonly total: number | undefined
  /** True while nothing has been shown yet. */
  readonly loading: boolean
  /** True while older rows stay on screen and newer ones are fetched. */
  readonly refreshing: boolean
  /** True while those on screen answer what was asked for before. */
  readonly earlier: boolean
  readonly error: unknown
  readonly more: boolean
  readonly loadMore: () => void
  readonly retry: () => void
}

const pageSize = 100

export function useRows<Input extends PageRequest, Row>(
  procedure: PagedProcedure<Input, Row>,
  input: Omit<Input, 'after' | 'limit'>,
): Rows<Row> {
  const query = useInfiniteQuery({
    queryKey: [...procedure.key(), 'rows', input],
    queryFn: ({ pageParam, signal }) => procedure.call(pageInput<Input>(input, pageParam), { signal }),
    initialPageParam: null as Cursor | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data])
  return {
    of: JSON.stringify(input),
    rows,
    total: query.data?.pages[0]?.total,
    loading: query.isPending,
    refreshing: query.isFetching && !query.isPending,
    earlier: query.isPlaceholderData,
    error: query.error,
    more: query.hasNextPage,
    loadMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage()
    },
    retry: () => void query.refetch(),
  }
}

function pageInput<Input>(input: Omit<Input, 'after' | 'limit'>, after: Cursor | null): Input {
  const whole: unknown = { ...input, limit: pageSize, ...(after === null ? {} : { after }) }
  // The two halves of `Input` put together again; TypeScript cannot see it of a generic type.
  return whole as Input
}
