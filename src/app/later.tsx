/** Parts of a screen that it needs only when a key is pressed: fetched while nobody waits, or with that key. */
import { createElement, lazy, Suspense, useState, type ComponentType } from 'react'
import { fetchAhead } from './ahead'
import { useKeysWait } from './hurried'

/** The part, to be used as if it were there. The keys after the one that calls it are for it. */
export function later<Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): ComponentType<Props> {
  let there: ComponentType<Props> | undefined
  const fetch = async () => {
    const { default: Part } = await load()
    there = Part
    return { default: Part }
  }
  const Fetched = lazy(fetch)
  fetchAhead(fetch)
  return function Later(props: Props) {
    // What is shown stays the same part, also when it has come by another way meanwhile.
    const [part] = useState(() => there ?? Fetched)
    return <Suspense fallback={<OnItsWay />}>{createElement(part, props)}</Suspense>
  }
}

function OnItsWay() {
  useKeysWait(true)
  return null
}
