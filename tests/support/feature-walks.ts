/** Every feature of the centre's list with its walk, by its name on the wire. */
import { features } from '#centre/house'
import type { DeskFeature } from '#desk/feature'
import { proceduresOf } from '#desk/rpc/router'
import { loadWalks, type Walk } from './walks'

export interface WalkedFeature {
  /** On the wire: `serviceRequests`. */
  readonly wire: string
  readonly walk: Walk
  /** Procedures of its contract: `serviceRequests.items.add`. */
  readonly procedures: readonly string[]
}

const walks = await loadWalks()
const listed: Readonly<Record<string, DeskFeature>> = features

export const walkedFeatures: readonly WalkedFeature[] = Object.entries(listed).map(
  ([wire, { name, contract }]) => {
    const walk = walks.get(name)
    if (walk === undefined) throw new Error(`src/features/${name} brings no walk.ts`)
    return { wire, walk, procedures: proceduresOf(contract, [wire]).map(([procedure]) => procedure) }
  },
)

/** Procedures that chance must not call among what is planted. */
export const movesTheGround: ReadonlySet<string> = new Set(
  walkedFeatures.flatMap(({ wire, walk }) => (walk.movesTheGround ?? []).map((name) => `${wire}.${name}`)),
)
