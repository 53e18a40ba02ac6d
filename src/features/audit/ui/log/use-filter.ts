/** The conditions of the log, kept in its address: a link or a return shows the same rows. */
import { useSearchParams } from 'react-router'
import { logFilter, type LogFilter } from '../../contract'

export interface Filter {
  readonly input: LogFilter
  readonly narrowed: boolean
  readonly set: (change: Readonly<Record<string, string | number | undefined>>) => void
  readonly clear: () => void
}

export function useFilter(): Filter {
  const [address, setAddress] = useSearchParams()
  const of = (name: string) => address.get(name) ?? undefined
  const { shape } = logFilter
  // What somebody typed into the address and is none of ours narrows nothing.
  const narrowing = Object.fromEntries(
    Object.entries({
      staffId: shape.staffId.safeParse(of('staff') === undefined ? undefined : Number(of('staff'))).data,
      family: shape.family.safeParse(of('part')).data,
      outcome: shape.outcome.safeParse(of('outcome')).data,
      from: shape.from.safeParse(of('from')).data,
      until: shape.until.safeParse(of('until')).data,
    }).filter(([, value]) => value !== undefined),
  )
  return {
    input: { ...narrowing, drafts: of('drafts') === '1' },
    narrowed: Object.keys(narrowing).length > 0,
    set: (change) => {
      setAddress(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(change)) {
            if (value === undefined) next.delete(name)
            else next.set(name, String(value))
          }
          return next
        },
        { replace: true },
      )
    },
    clear: () => setAddress(new URLSearchParams(), { replace: true }),
  }
}
