/** What features keep going beside every screen, each fetched once the first screen stands. */
import { createElement, lazy, Suspense, useEffect, useState, type ComponentType } from 'react'
import { fetchAhead } from '../ahead'
import type { Companion } from '../feature'
import { useOffered } from '../registry'

const parts = new WeakMap<Companion, ComponentType>()

/** The companion's part, loaded once. */
function partOf(companion: Companion): ComponentType {
  const known = parts.get(companion)
  if (known !== undefined) return known
  const made = lazy(companion.part)
  parts.set(companion, made)
  return made
}

export function Companions() {
  const offered = useOffered((feature) => feature.companions)
  const [isTime, setIsTime] = useState(false)
  useEffect(() => {
    let left = false
    fetchAhead(() => {
      if (!left) setIsTime(true)
      return Promise.resolve()
    })
    return () => {
      left = true
    }
  }, [])
  if (!isTime) return null
  return offered.map(({ offer }) => (
    <Suspense key={offer.id} fallback={null}>
      {createElement(partOf(offer))}
    </Suspense>
  ))
}
