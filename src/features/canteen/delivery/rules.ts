/**
 * Bringing meals: whoever signs, and a door that stays shut. Nobody goes away from a door that is not opened before they
 * waited, rang, asked next door and called the emergency contact, each with its time and what came of it.
 */
import {
  doorSteps,
  type DoorResult,
  type DoorStep,
  type HandedTo,
  type NotTakenReason,
} from '../contract/words'
import type { OrderState } from '../orders/contract'
import { clockIsBefore } from '../rules/service-day'

/** Staff of the canteen who sign for a delivery are one of the slips that audits look for: it counts, and is marked. */
export const isSignedByStaff = (to: HandedTo): boolean => to === 'staff'

/** Whether a carrier still has to go there: it is neither brought nor called off, and nobody died. Only then a sheet tells phone and door. */
export const isToBring = ({
  state,
  hasDied,
}: {
  readonly state: OrderState
  readonly hasDied: boolean
}): boolean => state === 'open' && !hasDied

export interface TriedStep {
  readonly step: DoorStep
  readonly result: DoorResult
  /** `HH:MM` */
  readonly clock: string
}

/** Whether somebody opened, or it is known where they are: then no door is shut any more. */
export const isAnswered = (tried: readonly TriedStep[]): boolean =>
  tried.some(({ result }) => result !== 'no-answer')

/**
 * What is asked at a stop by what was tried there, also of whoever comes back to it: the next step while nobody answers; whom it was
 * handed to where nothing was tried or the door opened; why it was not where it is known where they are.
 */
export function askedAtStop(tried: readonly TriedStep[]): 'handing' | 'reasons' | 'door' {
  switch (tried.at(-1)?.result) {
    case 'no-answer':
      return 'door'
    case 'knows-where':
      return 'reasons'
    case 'opened':
    case undefined:
      return 'handing'
  }
}

/** The next step after those tried; null when nothing is left but to say what came of it. */
export function nextDoorStep(tried: readonly TriedStep[]): DoorStep | null {
  if (isAnswered(tried)) return null
  return doorSteps.find((step) => !tried.some((one) => one.step === step)) ?? null
}

export type DoorRefusal =
  | { readonly code: 'door-step-order'; readonly next: DoorStep }
  | { readonly code: 'door-answered' }
  | { readonly code: 'door-clock-back' }

/**
 * Whether a step may be written down: it is the next one, and no earlier than the last in its service day. Null when it may. `dayTurns`:
 * the clock until which the night belongs to the day before.
 */
export function whyNoDoorStep(
  step: Pick<TriedStep, 'step' | 'clock'>,
  tried: readonly TriedStep[],
  dayTurns: string,
): DoorRefusal | null {
  const next = nextDoorStep(tried)
  if (next === null) return { code: 'door-answered' }
  if (step.step !== next) return { code: 'door-step-order', next }
  const last = tried.at(-1)
  return last !== undefined && clockIsBefore(step.clock, last.clock, { dayTurns })
    ? { code: 'door-clock-back' }
    : null
}

/** The step that is missing before a stop may be settled so; null where none is. */
export const missingDoorStep = (reason: NotTakenReason, tried: readonly TriedStep[]): DoorStep | null =>
  reason === 'door-not-opened'
    ? (doorSteps.find((step) => !tried.some((one) => one.step === step && one.result === 'no-answer')) ??
      null)
    : null

/**
 * A round as it was typed, with whoever is put back at the place they had: behind whom they came after. Who does not know between which
 * doors somebody lives cannot say where on the round that is.
 */
export function withPlacesKept<Stop>(
  typed: readonly Stop[],
  before: readonly Stop[],
  isPutBack: (stop: Stop) => boolean,
): readonly Stop[] {
  const round = typed.filter((stop) => !isPutBack(stop))
  before.forEach((stop, at) => {
    if (!isPutBack(stop)) return
    const neighbour = before.slice(0, at).findLast((earlier) => round.includes(earlier))
    round.splice(neighbour === undefined ? 0 : round.indexOf(neighbour) + 1, 0, stop)
  })
  return round
}
