/** Inputs that no procedure may take: made from its own schema, then broken in one place. */
import fc, { type Arbitrary } from 'fast-check'
import { z } from 'zod'
import { jsonSchemaOf, type JsonSchema } from './json-schema'

/** Values of every wrong kind, the usual suspects among them. */
const junk: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.5,
    Number.MAX_SAFE_INTEGER,
    1e308,
    '',
    ' ',
    '\u0000',
    '王'.repeat(100_000),
    '=1+1',
    "'; DROP TABLE residents; --",
    '<img src=x onerror=alert(1)>',
    '2026-02-30',
    [],
    {},
    [[[[]]]],
    { toString: 1 },
    JSON.parse('{"__proto__":{"admin":true}}'),
  ),
  fc.anything({ maxDepth: 2 }),
)

/** A value that fits a schema, as far as JSON Schema tells. */
function fitting(schema: JsonSchema): Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(fitting))
  if (schema.format === 'file') return fc.constant(new Blob(['a file']))
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, fitting(inner)]),
        ),
        { requiredKeys: [...(schema.required ?? [])] },
      )
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)),
      })
    case 'string':
      if (schema.format === 'uuid') return fc.uuid({ version: 4 })
      if (schema.format === 'date') return fc.constantFrom('2026-11-23', '2024-02-29', '1936-08-14')
      if (schema.pattern?.startsWith('^[a-z0-9]+(-') === true) return fc.constantFrom('no-such-code', 'other')
      return fc.string({
        minLength: schema.minLength ?? 0,
        maxLength: Math.max(schema.minLength ?? 0, Math.min(schema.maxLength ?? 20, 20)),
      })
    case 'integer':
    case 'number': {
      const least =
        schema.minimum ?? (schema.exclusiveMinimum === undefined ? -1000 : schema.exclusiveMinimum + 1)
      const most = Math.max(least, Math.min(schema.maximum ?? 1e9, 1e9))
      return fc.integer({ min: Math.ceil(least), max: Math.floor(most) })
    }
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.constant(null)
  }
}

/** Inputs that the schema refuses: junk in whole, an unknown field, a field missing, or junk in one field's place. */
export function badInput(schema: z.ZodType): Arbitrary<unknown> {
  const json = jsonSchemaOf(schema)
  const fields = Object.keys(json.properties ?? {})
  const broken = fitting(json).chain((value) => {
    const record = { ...(value as Record<string, unknown>) }
    const extra = fc
      .tuple(fc.string({ minLength: 1, maxLength: 12 }), junk)
      .map(([key, rubbish]) => ({ ...record, [`x-${key}`]: rubbish }))
    if (fields.length === 0) return extra
    const replaced = fc
      .tuple(fc.constantFrom(...fields), junk)
      .map(([key, rubbish]) => ({ ...record, [key]: rubbish }))
    const missing = fc.constantFrom(...fields).map((key) => {
      const { [key]: _left, ...rest } = record
      return rest
    })
    return fc.oneof(extra, replaced, missing)
  })
  return fc
    .oneof({ weight: 1, arbitrary: junk }, { weight: 5, arbitrary: broken })
    .filter((value) => !accepts(schema, value))
}

/** So many are made up; of a procedure that asks for much at once few of them fit by chance. */
const madeUp = 400

/** Well-formed inputs whose ids are nobody's, at most `most`; none for procedures that name no row. */
export function unknownTargets(schema: z.ZodType, most: number, seed: number): readonly unknown[] {
  const json = jsonSchemaOf(schema)
  const ids = Object.entries(json.properties ?? {}).filter(([, inner]) => isRowId(inner))
  if (ids.length === 0) return []
  const target = fitting(json).chain((value) =>
    fc.integer({ min: 900_000_000, max: 999_999_999 }).map((id) => ({
      ...(value as Record<string, unknown>),
      ...Object.fromEntries(ids.map(([key]) => [key, id])),
    })),
  )
  const found: unknown[] = []
  for (const value of fc.sample(target, { numRuns: madeUp, seed })) {
    if (found.length === most) break
    if (accepts(schema, value)) found.push(value)
  }
  return found
}

/** As `rowId` of the contract's fields, whatever the field is called: `id`, `case`, `party`; one that may be null too. */
const isRowId = ({ type, exclusiveMinimum, maximum, anyOf }: JsonSchema): boolean =>
  (type === 'integer' && exclusiveMinimum === 0 && maximum === Number.MAX_SAFE_INTEGER) ||
  anyOf?.some(isRowId) === true

function accepts(schema: z.ZodType, value: unknown): boolean {
  try {
    // A file is read while it is parsed, which takes its time: what is around it is parsed without.
    const files = Object.entries(jsonSchemaOf(schema).properties ?? {})
      .filter(([, { format }]) => format === 'file')
      .map(([name]) => name)
    if (files.length > 0 && schema instanceof z.ZodObject) {
      const shape: Readonly<Record<string, z.ZodType>> = schema.shape
      const without = <Value>(fields: Readonly<Record<string, Value>>) =>
        Object.fromEntries(Object.entries(fields).filter(([name]) => !files.includes(name)))
      const record = { ...(value as Record<string, unknown>) }
      if (!files.every((name) => record[name] instanceof Blob)) return false
      return z.strictObject(without(shape)).safeParse(without(record)).success
    }
    return schema.safeParse(value).success
  } catch {
    return false
  }
}
