/** The year on screen, kept in the address, and its days. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { desk } from './client'
import { useToday } from '#app/session/session'
import { calendarContract } from '../contract'

const yearInput = calendarContract.year['~orpc'].inputSchema

export const addressOfYear = (year: number): string => `/settings/calendar?year=${year}`

/** The year of a day in the address wins over the one beside it: a drawer belongs to its own year. */
export function useYear(day?: string) {
  const today = useToday()
  const [address] = useSearchParams()
  const asked = day?.slice(0, 4) ?? address.get('year')
  const parsed = yearInput?.safeParse({ year: Number(asked ?? '') })
  const year = parsed?.success === true ? parsed.data.year : Number(today.slice(0, 4))
  const query = useQuery({
    ...desk.calendar.year.queryOptions({ input: { year } }),
    placeholderData: keepPreviousData,
  })
  return { year, ...query }
}
