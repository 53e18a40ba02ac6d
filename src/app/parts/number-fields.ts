/**
 * What stands in a number field and was not taken. The field of the library keeps the last part of it that was a number
 * within its bounds (200 of 2000 where 400 is the most, 5 of 5万) and puts that in its place when it is left; here what
 * was written stays, and is refused.
 */
import { readNumber } from '#ground/number-input'

export interface WrittenNumber {
  readonly written: string
  /** The value that the field has told; null where it is empty. */
  readonly taken: string | null
  readonly least: string | null
  readonly most: string | null
}

/** Why what is written cannot be the value; undefined where it is. */
export function notTaken({ written, taken, least, most }: WrittenNumber): string | undefined {
  const read = readNumber(written)
  if (read === undefined) return 'not-a-number'
  if (read === (taken === null ? null : Number(taken))) return undefined
  if (read !== null && most !== null && read > Number(most)) return 'too-big'
  if (read !== null && least !== null && read < Number(least)) return 'too-small'
  return 'not-a-number'
}

/** Whether something was typed of which no sum or number could be read: as JSON it would be nothing at all, which may mean something else. */
export const holdsUnread = (value: unknown): boolean =>
  typeof value === 'number'
    ? Number.isNaN(value)
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsUnread)

const spinbutton = 'input[role="spinbutton"]:not(:disabled):not([readonly])'

const faultOf = (input: HTMLInputElement): string | undefined =>
  notTaken({
    written: input.value,
    taken: input.getAttribute('aria-valuenow'),
    least: input.getAttribute('aria-valuemin'),
    most: input.getAttribute('aria-valuemax'),
  })

/** Whether an event comes from a number field that has not taken what is written in it. */
export const isNotTaken = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.matches(spinbutton) && faultOf(target) !== undefined

/** The number fields of a form that have not taken what is written in them, as faults of their fields. */
export const numbersNotTaken = (form: HTMLElement | null): { field: string; code: string }[] =>
  [...(form?.querySelectorAll<HTMLInputElement>(spinbutton) ?? [])].flatMap((input) => {
    const code = faultOf(input)
    const field = input.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? ''
    return code === undefined ? [] : [{ field, code }]
  })
