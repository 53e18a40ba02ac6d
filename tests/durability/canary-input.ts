/** Inputs that a contract takes, with a canary wherever a text goes. */
import { z } from 'zod'
import type { Random } from '../../src/demonstration/random'
import {
  canaryIdNumbers,
  canaryNames,
  canaryPassword,
  canaryPhones,
  canaryText,
  canaryWord,
} from './canaries'

/** The parts of JSON Schema that our contracts come out as. */
interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly exclusiveMinimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
}

/** What the walk knows better than chance: values for fields by their name, where there are any. */
export type Known = (field: string) => readonly unknown[]

export function canaryInput(schema: z.ZodType, random: Random, known: Known): unknown {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  return valueFor(json, '', random, known)
}

function valueFor(schema: JsonSchema, field: string, random: Random, known: Known): unknown {
  const better = known(field)
  if (better.length > 0 && schema.const === undefined && schema.enum === undefined) return one(random, better)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return one(random, schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return valueFor(one(random, choices) ?? {}, field, random, known)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
          const left = schema.required?.includes(key) !== true && random.chance(0.5)
          return left ? [] : [[key, valueFor(inner, key, random, known)]]
        }),
      )
    case 'array': {
      const least = Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 1, 1))
      return Array.from({ length: least }, () => valueFor(schema.items ?? {}, field, random, known))
    }
    case 'string':
      return textFor(schema, field, random)
    case 'integer':
    case 'number': {
      const least = schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1
      return random.between(least, Math.min(least + 3, schema.maximum ?? least + 3))
    }
    case 'boolean':
      return random.chance(0.5)
    default:
      return null
  }
}

function textFor(schema: JsonSchema, field: string, random: Random): string {
  if (schema.format === 'uuid') return ''
  const fitting = candidates(field, random)
    .map((text) => text.slice(0, schema.maxLength ?? text.length))
    .filter((text) => text.length >= (schema.minLength ?? 0))
    .filter((text) => schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text))
  return fitting[0] ?? ''
}

/** What may stand in a field, the likeliest first; what follows is there for what takes only dates or codes. */
function candidates(field: string, random: Random): readonly string[] {
  const byName: readonly (readonly [RegExp, readonly string[]])[] = [
    [/idNumber/i, canaryIdNumbers],
    [/phone|^number$/i, canaryPhones],
    [/account/i, [canaryWord]],
    [/password/i, [canaryPassword]],
    [/name|visitor|recipient|label/i, canaryNames],
  ]
  const meant = byName.find(([pattern]) => pattern.test(field))?.[1] ?? [canaryText]
  const day = `2026-10-${random.between(10, 28)}`
  return [
    one(random, meant) ?? canaryText,
    canaryText,
    canaryWord,
    day,
    day.slice(0, 7),
    'QZ',
    '{"a":"饕餮魑魅魍魉"}',
  ]
}

function one<Value>(random: Random, values: readonly Value[]): Value | undefined {
  return values[random.between(0, values.length - 1)]
}
