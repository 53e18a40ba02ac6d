/** Which data keys go with which roles. */
import { forgetKeys, type DataKeys } from './slot'
import { keyOfRole, type Role } from '#ground/roles/permissions'

/** Those of the keys that someone with these roles may have: what everyone has, and what their roles carry. */
export function keysFor(keys: DataKeys, held: readonly Role[]): DataKeys {
  const carried = new Set(held.map((role) => keyOfRole[role]))
  const apart = new Set(Object.values(keyOfRole))
  return Object.fromEntries(Object.entries(keys).filter(([name]) => carried.has(name) || !apart.has(name)))
}

/** The same; the others are overwritten. */
export function keepKeysFor(keys: DataKeys, held: readonly Role[]): DataKeys {
  const kept = keysFor(keys, held)
  forgetKeys(Object.fromEntries(Object.entries(keys).filter(([name]) => kept[name] === undefined)))
  return kept
}

/** The roles that can be entered without a password: those that carry no key of their own. */
export function rolesByPin(held: readonly Role[]): readonly Role[] {
  return held.filter((role) => keyOfRole[role] === undefined)
}
