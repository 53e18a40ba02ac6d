/**
 * A draft taken up again where what it was begun from has changed meanwhile. What was not touched is as it is now; what was typed stays
 * as it was typed, and is named where somebody else has changed the same: nobody's change goes unseen.
 */

/** Under this name a draft keeps what the form showed when it was begun. */
const beginning = '~begun'

type Values = Readonly<Record<string, unknown>>

export interface Restored {
  readonly values: Values
  /** Fields that were typed into and are another by now, in dots: `address.room`. */
  readonly changed: readonly string[]
}

/** `initial`: what the form began with. */
export const asDraft = (values: object, initial: object): object => ({ ...values, [beginning]: initial })

/** What the form shows: `initial` is what it would begin with now. */

export function restored(initial: object, draft: Values): Restored {
  const { [beginning]: begun, ...typed } = draft
  const fresh = { ...initial }
  // Drafts of earlier versions do not say what they were begun from.
  if (!isValues(begun)) return { values: { ...fresh, ...typed }, changed: [] }
  return laidOver(fresh, typed, begun, '')
}

function laidOver(fresh: Values, typed: Values, begun: Values, within: string): Restored {
  const values: Record<string, unknown> = { ...fresh }
  const changed: string[] = []
  for (const [name, value] of Object.entries(typed)) {
    const [now, then] = [fresh[name], begun[name]]
    if (isValues(value) && isValues(now) && isValues(then)) {
      const inner = laidOver(now, value, then, `${within}${name}.`)
      values[name] = inner.values
      changed.push(...inner.changed)
      continue
    }
    const isTouched = !isSame(value, then)
    const isAnother = !isSame(now, then)
    if (!isTouched && isAnother) continue
    values[name] = value
    if (isAnother && !isSame(value, now)) changed.push(`${within}${name}`)
  }
  return { values, changed }
}

/** Nothing, an empty text and a field that is not there are the same to whoever looks at the form. */
const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? '') === JSON.stringify(other ?? '')

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
