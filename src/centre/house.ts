/** What all features say of themselves, put together from the one list (`features.ts`): the house, and their services. */
import type { ProcedureMeta } from '#ground/contract/procedure'
import { proceduresOf, metaOf } from '#desk/rpc/router'
import type { DeskFeature } from '#desk/feature'
import { houseOf, type House } from '#desk/house'
import { attachmentsKeep } from '#desk/personal-data/attachments'
import { reasonsKeep } from '#desk/reasons/personal-data'
import { answersKeep } from '#desk/session/personal-data'
import type { Service } from '#desk/rpc/serve'
import * as features from './features'
import { dictionariesService } from '#work/dictionaries/service'
import { draftsKeep } from '#work/drafts/personal-data'
import { draftsService } from '#work/drafts/service'
import { viewsKeep } from '#work/views/personal-data'
import { viewsService } from '#work/views/service'

export { features }

/** What all work shares and the page may ask for. */
export const workServices = { drafts: draftsService, dictionaries: dictionariesService, views: viewsService }

/**
 * In the order in which records of a person are erased: what points at a resident goes before the register of residents,
 * which is the one that locks them.
 */
export const listed: readonly DeskFeature[] = Object.values<DeskFeature>(features).toSorted(
  (one, other) => Number(one.locking !== undefined) - Number(other.locking !== undefined),
)

export type NamedFeatures = Readonly<Record<string, DeskFeature>>

/** What every call is handed of all of them; with those that a test has added. */
export const houseWith = (beside: NamedFeatures): House => {
  const named: NamedFeatures = { ...features, ...beside }
  const procedures = (wanted: (meta: ProcedureMeta) => boolean): readonly string[] =>
    Object.entries(named).flatMap(([name, { contract }]) =>
      proceduresOf(contract, [name]).flatMap(([procedure, declared]) =>
        wanted(metaOf(declared)) ? [procedure] : [],
      ),
    )
  return houseOf(
    [...listed, ...Object.values(beside)],
    { own: [draftsKeep, viewsKeep, attachmentsKeep], everyFile: [answersKeep, reasonsKeep] },
    {
      takesOut: procedures(({ takesOut }) => takesOut),
      reveals: procedures(({ permission }) => permission === 'sensitive.reveal'),
    },
  )
}

export const house = houseWith({})

/** Services that need nothing but a call: what the demonstration's made-up staff work with. */
export const services: Readonly<Record<string, Service>> = {
  ...workServices,
  ...Object.fromEntries(
    Object.entries(features).flatMap(([name, { service }]) =>
      typeof service === 'function' ? [] : [[name, service] as const],
    ),
  ),
}
