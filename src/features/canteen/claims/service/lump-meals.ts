/** Which meals a sum to the canteen counts, by what is known of them now: what was taken back of a meal is not counted either. */
import { z } from 'zod'
import type { Reader } from '#desk/rpc/call'
import type { Pieces } from '#work/pieces'
import { rowsOf } from '#work/rows'
import type { LumpSum } from '../../contract/index'
import { mealsToRelook } from './relook'
import { linesStanding } from './reprice'

/** Meals that stand otherwise than as they were sold, or may: of those by whom they are subsidised is asked here. */
export interface LookedAgain {
  readonly meals: readonly number[]
  /** Of these meals those that a policy gives something to; without one those that any does. */
  readonly givenTo: (policy?: string) => readonly number[]
}

export const nothingLearnt: LookedAgain = { meals: [], givenTo: () => [] }

const otherwiseRow = z.object({ meal: z.number(), policy: z.string().nullable(), fen: z.number() })

/** Of meals that are not looked at any more, as whoever ate them was erased: what claims ask for. */
const asClaimed = (call: Reader) =>
  rowsOf(
    call,
    otherwiseRow,
    `SELECT o.meal_id AS meal, l.policy, coalesce(sum(l.fen), 0) AS fen
       FROM canteen_claimed_otherwise o LEFT JOIN canteen_claim_lines l ON l.meal_id = o.meal_id GROUP BY o.meal_id, l.policy`,
  )

export function* lookedAgain(call: Reader, until: string): Pieces<LookedAgain> {
  const relook = mealsToRelook(call, until)
  yield
  const standing = yield* linesStanding(call, [...relook])
  const others = asClaimed(call).filter(({ meal }) => !relook.has(meal))
  const lines = [...[...standing.values()].flat(), ...others].filter(({ fen }) => fen > 0)
  return {
    meals: [...new Set([...relook, ...others.map(({ meal }) => meal)])],
    givenTo: (policy) => [
      ...new Set(
        lines.filter((line) => policy === undefined || line.policy === policy).map(({ meal }) => meal),
      ),
    ],
  }
}

const given = (ofPolicy: string): string =>
  `(m.id IN (SELECT value FROM json_each(:given)) OR (m.id NOT IN (SELECT value FROM json_each(:looked))
      AND EXISTS (SELECT 1 FROM canteen_subsidies s WHERE s.meal_id = m.id AND s.fen > 0${ofPolicy})))`

/** SQL over a meal `m`: whether a sum counts it. */
const countsIt: Readonly<Record<LumpSum['counts'], string>> = {
  all: 'TRUE',
  diners: `m.eater = 'diner'`,
  subsidised: given(''),
  policy: given(' AND s.policy = :policy'),
}

export const restsOnSubsidies = ({ counts }: Pick<LumpSum, 'counts'>): boolean =>
  counts === 'subsidised' || counts === 'policy'

/** SQL that begins with the meals that a sum counts between `:from` and `:until`. */
export const counted = (counts: LumpSum['counts']): string =>
  `FROM canteen_meals m WHERE m.day BETWEEN :from AND :until AND m.kind = 'sale' AND ${countsIt[counts]}
      AND NOT EXISTS (SELECT 1 FROM canteen_meals r WHERE r.reverses = m.id)`

/** What is asked with it besides the span. */
export const askedOf = (
  { counts }: Pick<LumpSum, 'counts'>,
  policy: string,
  { meals, givenTo }: LookedAgain,
): Readonly<Record<string, string>> => {
  if (!restsOnSubsidies({ counts })) return {}
  const ofPolicy = counts === 'policy' ? policy : undefined
  return {
    looked: JSON.stringify(meals),
    given: JSON.stringify(givenTo(ofPolicy)),
    ...(ofPolicy === undefined ? {} : { policy }),
  }
}
