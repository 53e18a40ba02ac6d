/** Inputs that a contract takes, with a canary wherever a text goes. */
import type { z } from 'zod'
import type { Random } from '#demonstration/random'
import { filledInput, type Known } from '../support/filled-input'
import { workbookOf } from '../support/walker'
import {
  canaryIdNumbers,
  canaryNames,
  canaryPassword,
  canaryPhones,
  canaryText,
  canaryWord,
} from './canaries'

export type { Known } from '../support/filled-input'

export const canaryInput = (schema: z.ZodType, random: Random, known: Known): unknown =>
  filledInput(schema, { random, known, texts: (field) => candidates(field, random) })

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

/** A register with a canary in every cell, and in one that is refused. */
export const registerWithCanaries = (): Promise<Blob> =>
  workbookOf([
    ['姓名', '性别', '身份证号', '电话', '楼栋', '房号', '备注'],
    ...canaryNames.map((name, at) => [
      name,
      '女',
      canaryIdNumbers[at] ?? '',
      canaryPhones[at] ?? '',
      '3',
      '501',
      canaryText,
    ]),
    ['', '', '420', '1', '', '', canaryText],
  ])
