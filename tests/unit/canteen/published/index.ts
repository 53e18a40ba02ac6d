/** The fifteen published policies of the fixture, parsed by the contract's own schema as the screen's entries are. */
import { policy, type Policy } from '#features/canteen/policies/contract/policies'
import * as northAndEast from './north-and-east'
import * as south from './south'
import type { PolicyInput } from './parts'

const inputs: Readonly<Record<string, readonly PolicyInput[]>> = { ...south, ...northAndEast }

export const publishedPlaces: readonly string[] = Object.keys(inputs)

export function publishedPolicies(place: string): readonly Policy[] {
  const found = inputs[place]
  if (found === undefined) throw new Error(`no policy is written down for ${place}`)
  return found.map((input) => policy.parse(input))
}
