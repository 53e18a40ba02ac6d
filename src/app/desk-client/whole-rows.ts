/** A list that the desk answers whole, as the same rows a paged one is drawn from: still coming, failed, there. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { Rows } from './use-rows'

const nothing = () => undefined

/**
 * `rowsOf` picks the rows of an answer. `of` says which list it is where one answer holds several: another one begins
 * at its top.
 */
export function wholeRows<Answer, Row>(
  { data, error, isFetching, isPlaceholderData, refetch }: UseQueryResult<Answer, unknown>,
  rowsOf: (answer: Answer) => readonly Row[],
  of = '',
): Rows<Row> {
  const rows = data === undefined ? [] : rowsOf(data)
  return {
    of,
    rows,
    total: data === undefined ? undefined : rows.length,
    loading: data === undefined && error === null,
    refreshing: isFetching && data !== undefined,
    earlier: isPlaceholderData,
    error,
    more: false,
    loadMore: nothing,
    retry: () => void refetch(),
  }
}
