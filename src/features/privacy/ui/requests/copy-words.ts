/** What stands on a person's own copy, in words: Chinese, as every paper, whatever the desk calls a thing by. */
import { isTold, toldInChinese } from '#app/i18n/index'
import { paperDay, paperTime } from '#app/parts/print/index'
import type { HeldKind } from '../../contract'
import { keyOf } from '../words'

/** One that has no words yet is called by its name. */
const inWords = (namespace: string, key: string, name: string): string =>
  isTold(namespace, key) ? toldInChinese(namespace, key) : name

export const kindInWords = (kind: string): string => inWords('held', `kinds.${keyOf(kind)}`, kind)

export const fieldInWords = (field: string): string => toldInChinese('held', `fields.${field}`)

/** What was done with the record: a procedure of the log. */
export const procedureInWords = (procedure: string): string => inWords('procedures', procedure, procedure)

/** Why something was shown in full: of the reasons that are chosen, or as it was typed. */
export const reasonInWords = (reason: string): string => inWords('privacy', `reason.${keyOf(reason)}`, reason)

type Value = HeldKind['rows'][number][number]['value']

export function valueInWords(value: Value): string {
  switch (value.as) {
    case 'text':
      return value.text
    case 'day':
      return paperDay(value.day)
    case 'instant':
      return paperTime(value.at)
    case 'word': {
      // `visits:states.answered`: a word of a feature's own.
      const [namespace = '', key = ''] = value.word.split(':')
      return toldInChinese(namespace, key)
    }
    case 'several':
      return value.each.map((one) => one.map(valueInWords).join(' ')).join('、')
  }
}
