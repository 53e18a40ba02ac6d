/** What of the day view stays in the address while drawers come and go: the day, the span, the room, the way it lies. */
import { useCallback, useMemo } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import { useToday } from '#app/session/session'

export interface There {
  readonly day: string
  readonly span: 'day' | 'week'
  /** The room of the week view. */
  readonly room: number | null
  /** Time runs across instead of down. */
  readonly turned: boolean
}

const isDay = (text: string | null): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')

/** A number of a row in the address; null where there is none. */
export const numberIn = (text: string | null | undefined): number | null => {
  const number = Number(text ?? '')
  return Number.isSafeInteger(number) && number > 0 ? number : null
}

export function useThere() {
  const today = useToday()
  const [address, setAddress] = useSearchParams()
  const shown = address.toString()
  const there = useMemo((): There => {
    const asked = new URLSearchParams(shown)
    const day = asked.get('day')
    return {
      day: isDay(day) ? day : today,
      span: asked.get('span') === 'week' ? 'week' : 'day',
      room: numberIn(asked.get('of')),
      turned: asked.get('turned') === 'yes',
    }
  }, [shown, today])
  const set = useCallback(
    (change: Partial<There>) => {
      const { day, span, room, turned } = { ...there, ...change }
      setAddress(
        {
          ...(day === today ? {} : { day }),
          ...(span === 'week' ? { span } : {}),
          ...(room === null ? {} : { of: String(room) }),
          ...(turned ? { turned: 'yes' } : {}),
        },
        { replace: true },
      )
    },
    [there, today, setAddress],
  )
  return { there, set }
}

/** Leads to a drawer over the day view, which stays where it is. */
export function useOverDay() {
  const navigate = useNavigate()
  const { search } = useLocation()
  return useCallback(
    (path: string, asked: Readonly<Record<string, string | number | undefined>> = {}) => {
      const kept = new URLSearchParams(search)
      for (const name of ['room', 'from', 'until', 'people', 'resident', 'copy', 'series', 'repeat', 'at'])
        kept.delete(name)
      for (const [name, value] of Object.entries(asked))
        if (value !== undefined) kept.set(name, String(value))
      void navigate({ pathname: path, search: kept.toString() })
    },
    [navigate, search],
  )
}
