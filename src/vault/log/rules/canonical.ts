/** One text for one value, so that the same change has the same digest. */

/** JSON with its keys in order. */
export const canonical = (value: unknown): string => JSON.stringify(inOrder(value ?? null))

const saysItself = (value: object): value is { toJSON: () => unknown } =>
  'toJSON' in value && typeof value.toJSON === 'function'

/** The value with its keys in order: put so first, it is written in one go, where a replacer would be called for each of them. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(inOrder)
  if (saysItself(value)) return inOrder(value.toJSON())
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}
