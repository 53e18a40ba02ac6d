/** Inputs that a contract takes, made from its own schema, with whatever the test wants wherever a text goes. */
import type { z } from 'zod'
import type { Random } from '#demonstration/random'
import { jsonSchemaOf, type JsonSchema } from './json-schema'

/** What the walk knows better than chance: values for fields by their name, where there are any. */
export type Known = (field: string) => readonly unknown[]

/** What may stand in a field, the likeliest first; the first that fits is taken, an empty text where none does. */
export type Texts = (field: string) => readonly string[]

export interface Filling {
  readonly random: Random
  readonly known: Known
  readonly texts: Texts
}

export function filledInput(schema: z.ZodType, filling: Filling): unknown {
  return valueFor(jsonSchemaOf(schema), '', filling)
}

function valueFor(schema: JsonSchema, field: string, filling: Filling): unknown {
  const { random, known, texts } = filling
  const better = known(field)
  if (better.length > 0 && schema.const === undefined && schema.enum === undefined) return one(random, better)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return one(random, schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return valueFor(one(random, choices) ?? {}, field, filling)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).flatMap(([key, inner]) => {
          const left = schema.required?.includes(key) !== true && random.chance(0.5)
          return left ? [] : [[key, valueFor(inner, key, filling)]]
        }),
      )
    case 'array': {
      const least = Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 1, 1))
      return Array.from({ length: least }, () => valueFor(schema.items ?? {}, field, filling))
    }
    case 'string':
      return textFor(schema, texts(field))
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

function textFor(schema: JsonSchema, candidates: readonly string[]): string {
  if (schema.format === 'uuid') return ''
  const fitting = candidates
    .map((text) => text.slice(0, schema.maxLength ?? text.length))
    .filter((text) => text.length >= (schema.minLength ?? 0))
    .filter((text) => schema.pattern === undefined || new RegExp(schema.pattern, 'u').test(text))
  return fitting[0] ?? ''
}

function one<Value>(random: Random, values: readonly Value[]): Value | undefined {
  return values[random.between(0, values.length - 1)]
}
