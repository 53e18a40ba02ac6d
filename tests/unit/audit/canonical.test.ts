/** A change has one text, whatever the order in which its keys were written down. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonical } from '#vault/log/rules/canonical'

/** As it was written first: digests in logs and in answered requests were made of these texts. */
const asBefore = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

const value = fc.oneof(
  fc.jsonValue(),
  fc.object({
    withDate: true,
    withTypedArray: true,
    values: [fc.string(), fc.double(), fc.constant(undefined)],
  }),
  fc.constant({ content: Buffer.from('章') }),
)

it('is the text that it was in the logs that there are', () => {
  fc.assert(fc.property(value, (any) => canonical(any) === asBefore(any)))
  expect(canonical(undefined)).toBe('null')
})

it('is the same text for another order of keys', () => {
  expect(canonical({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonical({ a: null, b: [{ c: 2, d: 1 }] }))
})
