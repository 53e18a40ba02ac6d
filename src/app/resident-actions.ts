/**
 * What can be begun for a resident, as every feature offers it, in the user's language: at the counter for whoever is
 * chosen, on the resident's own page, and in the palette. The first is the primary one; each has the same key everywhere.
 */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf, toldBy } from './i18n'
import type { Keys } from './keys'
import { useOffered } from './registry'

export interface OfferedResidentAction {
  readonly id: string
  readonly keys: string
  readonly label: string
  readonly path: string
  /** The visit that somebody is here for becomes it. */
  readonly takesVisit: boolean
  /** By its key alone; its button stands at the end of the resident's page. */
  readonly seldom: boolean
}

export interface WhomToServe {
  readonly id: number
  readonly sex?: 'male' | 'female' | null
  /** Nothing is begun for who has died but what is seldom asked: their relatives ask for what is kept (个人信息保护法 49). */
  readonly died?: boolean
}

function useOrdered() {
  const offered = useOffered((feature) => feature.residentActions)
  return useMemo(() => offered.toSorted((one, other) => one.offer.order - other.offer.order), [offered])
}

/** In their order; none while there is no resident. The same list until another is meant, or the language changes. */
export function useResidentActions(whom: WhomToServe | undefined): readonly OfferedResidentAction[] {
  const language = languageOf(useTranslation().i18n)
  const offered = useOrdered()
  const id = whom?.id
  const sex = whom?.sex ?? null
  const died = whom?.died === true
  return useMemo(
    () =>
      id === undefined
        ? []
        : offered
            .filter(({ offer }) => !died || offer.seldom === true)
            .map(({ feature, offer }) => ({
              id: offer.id,
              keys: offer.keys,
              label: toldBy(
                feature,
                (sex === null ? undefined : offer.labelFor?.[sex]) ?? offer.label,
                {},
                language,
              ),
              path: offer.pathFor(id),
              takesVisit: offer.takesVisit === true,
              seldom: offer.seldom === true,
            })),
    [offered, id, sex, died, language],
  )
}

/** Their keys with what they do, before anybody is chosen. */
export function useResidentActionKeys(): readonly { readonly keys: Keys; readonly label: string }[] {
  const language = languageOf(useTranslation().i18n)
  const offered = useOrdered()
  return useMemo(
    () =>
      offered.map(({ feature, offer }) => ({
        keys: offer.keys,
        label: toldBy(feature, offer.label, {}, language),
      })),
    [offered, language],
  )
}
