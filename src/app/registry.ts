/** The features, for those who need all of them without knowing any: the frame, the palette, the home screen, a timeline. */
import { createContext, use, useMemo } from 'react'
import { holds, type Permission } from '#ground/roles/permissions'
import type { PageFeature } from './feature'
import { useSession } from './session/session'

export const FeaturesContext = createContext<readonly PageFeature[]>([])

export function useFeatures(): readonly PageFeature[] {
  return use(FeaturesContext)
}

/**
 * What all features offer under a name, with the feature it comes from, as far as whoever is signed in may use it:
 * `useOffered((feature) => feature.timeline)`.
 */
export function useOffered<Offer extends { readonly permission: Permission }>(
  pick: (feature: PageFeature) => readonly Offer[] | undefined,
): readonly { readonly feature: string; readonly offer: Offer }[] {
  const features = useFeatures()
  const { staff } = useSession()
  return useMemo(
    () =>
      features.flatMap((feature) =>
        (pick(feature) ?? [])
          .filter((offer) => holds(staff.roles, offer.permission))
          .map((offer) => ({ feature: feature.name, offer })),
      ),
    // `pick` is written in place by every caller and always picks the same.
    // oxlint-disable-next-line react/exhaustive-deps
    [features, staff.roles],
  )
}
