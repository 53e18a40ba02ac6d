/** Whether what was answered on an application form is what was asked, and whether the form is whole. */
import { day } from '#ground/contract/fields'
import type { AskKind } from '../requests/contract/words'

export interface Asked {
  readonly name: string
  readonly kind: AskKind
  readonly required: boolean
  readonly choices: readonly string[]
}

/** Why an answer is none, as a fault of its field. */
export type AnswerFault = 'not-a-day' | 'not-a-number' | 'invalid-value'

/** An empty line is no fault: a draft is filled in as papers come. */
export function answerFault({ kind, choices }: Asked, answer: string): AnswerFault | null {
  if (answer === '') return null
  switch (kind) {
    case 'text':
      return null
    case 'day':
      return day.safeParse(answer).success ? null : 'not-a-day'
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(answer) ? null : 'not-a-number'
    case 'choice':
      return choices.includes(answer) ? null : 'invalid-value'
  }
}

/** Lines that have to be answered before a request is taken in, and are not yet. */
export const unanswered = (asked: readonly Asked[], answers: readonly string[]): readonly string[] =>
  asked.filter(({ required }, at) => required && (answers[at] ?? '') === '').map(({ name }) => name)
