/** What a list is narrowed by, kept in its address: a link, a saved view and a return show the same rows. */
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

/** Undefined and empty ones leave the address. */
export type AddressChange = Readonly<Record<string, string | number | undefined>>

export interface AddressChoices {
  readonly address: URLSearchParams
  /** Changes some and leaves the others; no step back is made of it. */
  readonly set: (change: AddressChange) => void
  /** Only these are left. */
  readonly reset: (left: Readonly<Record<string, string>>) => void
}

export function useAddressChoices(): AddressChoices {
  const [address, setAddress] = useSearchParams()
  const set = useCallback(
    (change: AddressChange) => {
      setAddress(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(change)) {
            if (value === undefined || value === '') next.delete(name)
            else next.set(name, String(value))
          }
          return next
        },
        { replace: true },
      )
    },
    [setAddress],
  )
  const reset = useCallback(
    (left: Readonly<Record<string, string>>) => setAddress(left, { replace: true }),
    [setAddress],
  )
  return { address, set, reset }
}
