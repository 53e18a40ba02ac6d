/** Everything the desk serves, as one contract for the wire. */
import { restoreContract } from '#desk/backups/contract'
import { holdersContract } from '#desk/holders/contract'
import { pinsContract } from '#desk/pins/contract'
import { sessionContract } from '#desk/session/contract'
import { keyRotationContract } from '#vault/key-rotation/contract'
import { dictionariesContract } from '#work/dictionaries/contract'
import { draftsContract } from '#work/drafts/contract/index'
import { exportsContract } from '#work/exports/contract'
import { viewsContract } from '#work/views/contract'
import { features } from './house'

type Features = typeof features
type Contracts = { readonly [Name in keyof Features]: Features[Name]['contract'] }

/** Contracts of a list of features, by their names on the wire. */
const contractsOf = (all: Features): Contracts => {
  const contracts: unknown = Object.fromEntries(
    Object.entries(all).map(([name, { contract }]) => [name, contract]),
  )
  // Each under the name it had; `Object.fromEntries` knows of none.
  return contracts as Contracts
}

/** The whole contract; the page and the desk are built from the same one. */
export const deskContract = {
  session: sessionContract,
  pins: pinsContract,
  restore: restoreContract,
  keyRotation: keyRotationContract,
  holders: holdersContract,
  drafts: draftsContract,
  dictionaries: dictionariesContract,
  exports: exportsContract,
  views: viewsContract,
  ...contractsOf(features),
}
export type DeskContract = typeof deskContract
