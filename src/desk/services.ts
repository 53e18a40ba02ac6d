/** The services of all features, by the names their contracts have, and what each brings to a new desk. */
import { draftsService } from './drafts/service'
import type { Service } from './rpc/serve'
import type { Store } from './store/store'
import type { deskContract } from './features'

/** Every part of the contract but the session, which the composition root serves itself. */
export const featureServices: { readonly [Name in Exclude<keyof typeof deskContract, 'session'>]: Service } =
  {
    drafts: draftsService,
  }

/** Brings a new desk what it needs on its first day. Runs in the transaction that creates it; `now` in UTC milliseconds. */
export function furnish(_store: Store, _resourcesDir: string, _now: number): void {
  // Dictionaries, service items and calendar are added here by their features.
}
