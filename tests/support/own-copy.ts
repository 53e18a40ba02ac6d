/** What of a person's own copy would stand there as the program calls it, and not as people do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HeldKind, HeldValue } from '#desk/personal-data/keeps'
import { property } from '#ground/property'

const src = join(import.meta.dirname, '..', '..', 'src')

const known = new Map<string, unknown>()
function wordsOf(feature: string): unknown {
  const read: unknown =
    known.get(feature) ?? JSON.parse(readFileSync(join(src, 'features', feature, 'ui', 'zh-CN.json'), 'utf8'))
  known.set(feature, read)
  return read
}

/** `visits:states.answered` is told by the feature's own words. */
function isTold(word: string): boolean {
  const [feature = '', key = ''] = word.split(':')
  return typeof key.split('.').reduce(property, wordsOf(feature)) === 'string'
}

/** A code, a list or a record as it is stored, a yes or no of a machine, a day in figures alone. */
const raw = /^[a-z]+([-.][a-z]+)*$|^\s*[[{]|\b(true|false|null|undefined)\b|\d{4}-\d{2}-\d{2}/

function faultOf(value: HeldValue): string | undefined {
  switch (value.as) {
    case 'text':
      return raw.test(value.text) ? value.text : undefined
    case 'word':
      return isTold(value.word) ? undefined : value.word
    case 'several':
      return value.each
        .flat()
        .map(faultOf)
        .find((fault) => fault !== undefined)
    case 'day':
    case 'instant':
      return undefined
  }
}

/** Each kind and field with what of it is no word, once. */
export const codesIn = (copy: readonly HeldKind[]): readonly string[] => [
  ...new Set(
    copy.flatMap(({ kind, rows }) =>
      rows.flat().flatMap(({ name, value }) => {
        const fault = faultOf(value)
        return fault === undefined ? [] : [`${kind} ${name}: ${fault}`]
      }),
    ),
  ),
]
