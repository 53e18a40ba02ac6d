/** The kinds of error a desk procedure can answer with, and what the wire calls them; apart, so that a page knows them without a schema. */

export const errorKinds = ['invalid', 'not-found', 'conflict', 'forbidden', 'locked', 'unavailable'] as const
export type ErrorKind = (typeof errorKinds)[number]

export const wireCode = {
  invalid: 'INVALID',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  forbidden: 'FORBIDDEN',
  locked: 'LOCKED',
  unavailable: 'UNAVAILABLE',
} as const satisfies Readonly<Record<ErrorKind, string>>
export type WireErrorCode = (typeof wireCode)[ErrorKind]
