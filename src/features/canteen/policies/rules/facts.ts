/** What a policy is asked about: the diner as they stand that day, the meal, and the meals that came before. */
import type { Sex } from '#ground/people/words'
import type { Policy } from '../contract/policies'
import type {
  AgeCounting,
  CanteenDayKind,
  Eater,
  LeapBirthday,
  Meal,
  Nearness,
  Way,
} from '../../contract/words'

export interface DinerFacts {
  /** Null when nobody knows it: then no age is reached. */
  readonly birth: string | null
  /** Null where the record does not say: then it is neither. */
  readonly sex: Sex | null
  readonly registered: Nearness
  readonly lives: Nearness
  /** Categories whose eligibility is in force that day. */
  readonly categories: readonly string[]
  /** Each from the start of its day. */
  readonly died: boolean
  readonly movedAway: boolean
  readonly inInstitution: boolean
  /** Since when they are a diner here: no sum of a period before is carried over, and of whoever is none nothing at all. */
  readonly enrolledOn?: string
  /** What was otherwise on a day before; missing where nothing was. */
  readonly personOn?: ((day: string) => Pick<DinerFacts, 'categories' | 'inInstitution'>) | undefined
}

/** One line of the choice, at list price. */
export interface FoodLine {
  readonly name: string
  /** 基本套餐, 加菜 …: the kind that it has on the menu. */
  readonly kind?: string | undefined
  /** It is made of several dishes: a whole meal, of which a second one is a second portion. */
  readonly set?: boolean | undefined
  /** How many of it; without it, all of it belongs to one portion. */
  readonly count?: number | undefined
  /** Of all of it. */
  readonly fen: number
}

export interface MealFacts {
  /** The service day, which is not always the day of the clock. */
  readonly day: string
  readonly meal: Meal
  readonly way: Way
  /** `HH:MM` in Asia/Shanghai when it is paid, or had where it is entered late. */
  readonly clock: string
  readonly eater: Eater
  /** The food at list price. */
  readonly listFen: number
  /** What it is made up of, as far as that is told. */
  readonly lines?: readonly FoodLine[]
  readonly deliveryFeeFen: number
  /** Of the stop to which it is brought; empty or missing where it has none. */
  readonly band?: string
  readonly dayKind: CanteenDayKind
  /** False while the year's holidays are not announced: the kind of day is then only presumed. */
  readonly dayAnnounced: boolean
}

/** A meal of the same person, as its own snapshot says what it was given. */
export interface EarlierMeal {
  readonly day: string
  readonly meal: Meal
  /** UTC milliseconds. */
  readonly at: number
  /** False once it was voided: then nothing of it counts. */
  readonly stands: boolean
  /** Of a meal that is looked at again: whether this one stood when it was sold. Left out at the till, where now is then. */
  readonly stoodThen?: boolean
  readonly granted: readonly { readonly policy: string; readonly fen: number }[]
  readonly delivery: readonly { readonly policy: string; readonly fen: number }[]
  readonly running: readonly { readonly policy: string; readonly code: string }[]
  /** The canteen's own discount that it had; told where one is limited. */
  readonly discount?: string | undefined
  /** Who paid what of the food; told where some funder pays no more than so much. */
  readonly parts?: readonly { readonly policy: string; readonly funder: string; readonly fen: number }[]
}

/** A version of a policy, from the day on which it was written down. */
export interface PolicyVersion {
  readonly since: string
  readonly policy: Policy
}

/** All that a policy ever said, the oldest first; none where only what it says now is known. */
export type VersionsOf = (code: string) => readonly PolicyVersion[]

/** What a condition is judged by. */
export interface Circumstances {
  readonly diner: DinerFacts
  readonly meal: MealFacts
  readonly earlier: readonly EarlierMeal[]
  readonly ageCounting: AgeCounting
  readonly leapBirthday: LeapBirthday
  /** Of the food what the policy is for, after the canteen's own discount. */
  readonly priceFen: number
  /** The same at list price. */
  readonly listFen: number
  /** Of as many portions as the policy gives to the whole food, after discount. */
  readonly spendFen: number
  /** The same at list price. */
  readonly spendListFen: number
  readonly versionsOf?: VersionsOf | undefined
}
