/** The dates of a series while it is still being written. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { desk } from '../../ui/client'
import type { BookingValues } from '../../bookings/ui/values'
import { unsaidSeries, type DateChoice } from '../contract'
import { isPattern, unsaidSeriesOfValues } from './repeat-values'

export function useSeriesPreview(
  values: BookingValues,
  codes: readonly string[],
  choices: readonly DateChoice[],
  copy: { readonly copyOf?: number },
) {
  const asked = unsaidSeries.safeParse(unsaidSeriesOfValues(values, codes, choices))
  const isAsked = values.repeat !== 'none' && isPattern(values) && asked.success
  const query = useQuery({
    ...desk.rooms.series.preview.queryOptions({
      input: { series: asked.data ?? unsaidSeriesOfValues(values, codes, choices), ...copy },
    }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  return { preview: isAsked ? query.data : undefined, refetch: query.refetch }
}
