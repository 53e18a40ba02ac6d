/** A mediator’s desk on a day of its own, at which time passes from one step to the next. */
import { openTestDesk, TestClock } from '../../../support/desk'
import type { OpenedCase } from '#features/mediation/cases/contract'
import { plainly } from '#features/mediation/intake/walk'
import type { MediatorsDesk } from '../desk-of-mediators'
import type { Court } from './cases'

/** Nine in the morning there. */
const morningOf = (day: string): number => Date.parse(`${day}T09:00:00+08:00`)

export interface DeskInTime extends MediatorsDesk {
  /** It is nine in the morning of a later day. */
  goTo(day: string): void
}

export async function openOn(day: string): Promise<DeskInTime> {
  const desk = await openTestDesk({ clock: new TestClock(morningOf(day)) })
  const mediator = await desk.signIn('mediator')
  return {
    desk,
    mediation: desk.client.mediation,
    mediator,
    goTo: (later) => {
      desk.clock.setDate(morningOf(later))
    },
    close: () => {
      desk.close()
    },
  }
}

/** How a case came: by itself, or from a court. */
export const cameFrom = (court: Court | null): OpenedCase =>
  court === null
    ? plainly('楼上漏水')
    : {
        ...plainly('借款'),
        source: 'referral',
        referrer: 'court',
        courtReferral: court.referral,
        letter: '（2026）鄂0111诉前调1号',
        replyDue: '2027-03-01',
        papersSignedForOn: court.signedForOn,
        acceptedOnlineOn: court.onlineOn,
      }

export const refusedWith = (code: string) => ({ data: { code } })

/** The code of a refusal, or what came instead. */
export const answerOf = async <T>(asked: Promise<T>): Promise<T | string> => {
  try {
    return await asked
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'data' in error) {
      const { data } = error
      if (typeof data === 'object' && data !== null && 'code' in data && typeof data.code === 'string')
        return data.code
    }
    throw error
  }
}
