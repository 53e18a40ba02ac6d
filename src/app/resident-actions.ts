/** What can be begun for a resident, as every feature offers it, in the user's language. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOffered } from './registry'

export interface OfferedResidentAction {
  readonly keys: string
  readonly label: string
  readonly path: string
}

/** In their order; none while there is no resident. */
export function useResidentActions(residentId: number | undefined): readonly OfferedResidentAction[] {
  const { t } = useTranslation()
  const offered = useOffered((feature) => feature.residentActions)
  return useMemo(
    () =>
      residentId === undefined
        ? []
        : offered
            .toSorted((one, other) => one.offer.order - other.offer.order)
            .map(({ feature, offer }) => ({
              keys: offer.keys,
              label: t(offer.label, { ns: feature }),
              path: offer.pathFor(residentId),
            })),
    [offered, residentId, t],
  )
}
