/** Which day, week or month a control is for, as the form has it. */
import type { Control } from '../../contract/words'
import { controlBefore, startOfControl } from '../rules'

export interface ControlValues {
  readonly control: Control
  /** Of a week or a month. */
  readonly of: 'now' | 'before'
  /** Of a day: Friday's is written on Monday, and that of a day before a holiday after it. */
  readonly ofDay?: string | null
}

/** The first day of what it is for; `day` is the service day. */
export function controlOf({ control, of, ofDay }: ControlValues, day: string): string {
  if (control === 'daily-control') return ofDay ?? ''
  return of === 'now' ? startOfControl(control, day) : controlBefore(control, day)
}

/** The field in which it is said. */
export const fieldOfControl = (control: Control): 'of' | 'ofDay' =>
  control === 'daily-control' ? 'ofDay' : 'of'
