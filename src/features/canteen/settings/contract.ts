/** How this canteen runs: when its meals are, when its day turns, what a balance is spent from first. */
import { z } from 'zod'
import { fen, line } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { leapBirthdays, meals, refundRules, spendOrders } from '../contract/words'
import { clock } from '../policies/contract/policies'

/** So many days back a day may be entered at most. */
export const mostDaysLate = 31

/** `HH:MM`: where the day turned later, what is eaten at noon would be of the day before. */
export const latestTurn = '10:00'

const window = z.strictObject({ meal: z.enum(meals), from: clock, until: clock })

const name = z.string().trim().max(20)

/** Where the canteen stands, by which it is told how near somebody is registered; what is empty is not asked. */
const place = z.strictObject({
  province: name,
  city: name,
  district: name,
  street: name,
  community: name,
  /** 行政区划代码. */
  code: z.string().regex(/^(\d{6}|\d{9}|\d{12})?$/, 'not-a-division'),
})

export const canteenSettings = z
  .strictObject({
    windows: z.array(window).min(1).max(meals.length),
    /** Until then the night belongs to the day before. */
    dayTurns: clock,
    /** How many days back a day may still be entered. */
    enteredLate: z.number().int().min(0).max(mostDaysLate),
    spendOrder: z.enum(spendOrders),
    /** What an account that is closed gives back. */
    refundRule: z.enum(refundRules).default('interpretation'),
    leapBirthday: z.enum(leapBirthdays),
    /** What bringing a meal costs, before anybody subsidises it. */
    deliveryFeeFen: fen.min(0).max(10_000),
    /** 1.5 公里以外、四层以上无电梯 …: what it costs to bring it there. */
    deliveryBands: z
      .array(z.strictObject({ name: line(20), fen: fen.min(0).max(10_000) }))
      .max(9)
      .default([]),
    /** 同一户、同一餐次只收一份: whoever is brought the first meal pays the fee for all. */
    oneFeeAHousehold: z.boolean().default(false),
    /** 充 100 送 10: what comes with a top-up by rule, given by one person; everything beyond takes two, as an adjustment. */
    gifts: z
      .array(z.strictObject({ paidFen: fen.min(1).max(1_000_000), giftFen: fen.min(1).max(1_000_000) }))
      .max(9)
      .default([]),
    /** Months without use after which a balance is listed as dormant. */
    dormantMonths: z.number().int().min(1).max(120),
    /** Who had a meal on so many of the last so many days of service always comes, and is asked after when they do not. */
    careDaysLooked: z.number().int().min(3).max(20).default(10),
    careDaysForRegular: z.number().int().min(1).max(20).default(8),
    place: place.default({ province: '', city: '', district: '', street: '', community: '', code: '' }),
  })
  .refine(({ windows }) => new Set(windows.map(({ meal }) => meal)).size === windows.length, {
    message: 'meal-twice',
    path: ['windows'],
  })
  .refine(
    ({ deliveryBands }) => new Set(deliveryBands.map((band) => band.name)).size === deliveryBands.length,
    {
      message: 'band-twice',
      path: ['deliveryBands'],
    },
  )
  .refine(({ careDaysLooked, careDaysForRegular }) => careDaysForRegular <= careDaysLooked, {
    message: 'more-than-looked-at',
    path: ['careDaysForRegular'],
  })
export type CanteenSettings = z.infer<typeof canteenSettings>

export const usualSettings: CanteenSettings = {
  windows: [
    { meal: 'breakfast', from: '06:30', until: '08:30' },
    { meal: 'lunch', from: '10:30', until: '13:00' },
    { meal: 'supper', from: '16:30', until: '18:30' },
  ],
  dayTurns: '04:00',
  enteredLate: 3,
  spendOrder: 'principal-first',
  refundRule: 'interpretation',
  leapBirthday: 'first-of-march',
  deliveryFeeFen: 200,
  deliveryBands: [],
  oneFeeAHousehold: false,
  gifts: [],
  dormantMonths: 12,
  careDaysLooked: 10,
  careDaysForRegular: 8,
  place: { province: '', city: '', district: '', street: '', community: '', code: '' },
}

export const settingsContract = {
  get: reads('canteen.read').input(z.strictObject({})).output(canteenSettings),
  save: writes('canteen.policies')
    .input(
      request({
        // Asked of what is written alone: what older desks keep stays readable.
        settings: canteenSettings.refine(({ dayTurns }) => dayTurns <= latestTurn, {
          message: 'turns-too-late',
          path: ['dayTurns'],
        }),
      }),
    )
    .output(canteenSettings),
}
