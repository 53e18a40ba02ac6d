/** The kitchen's book of the days on which meals were sold: who cooks, the fridges, and each day's lines; today is begun. */
import { addDays, weekdayOf } from '#ground/days'
import { controlBefore } from '#features/canteen/food-safety/rules'
import type { Community } from './community'

const cooks = [
  ['赵桂英', 40],
  ['钱大勇', 200],
  ['孙秀兰', 345],
] as const
const fridges = ['冷藏柜', '冷冻柜', '留样柜']
const degreesOf = [32, -185, 41] as const

export function planSafety(
  { office, time, timeline, canteenStaff, manager }: Community,
  days: readonly string[],
): void {
  const [first] = days
  if (first === undefined) return
  const begun = time.instant(first, 9 * 60)
  const people: number[] = []
  timeline.plan(begun, () => {
    const { safety } = office.at(begun, manager).canteen
    safety.configure({
      settings: {
        fridges: [...fridges],
        freezers: ['冷冻柜'],
        sampleGrams: 125,
        sampleHours: 48,
        certificateDays: 30,
        named: { 'daily-control': '郑春梅', 'weekly-review': '李文静', 'monthly-meeting': '李文静' },
      },
    })
    for (const [name, age] of cooks) {
      people.push(safety.keepCook({ id: null, name, issuedOn: addDays(time.today, -age) }).id)
    }
    safety.note({
      entries: [
        {
          kind: 'purchase',
          supplier: '江南粮油经营部',
          licence: 'JY14201110000001',
          premises: '花山大道 1 号',
          contact: '门市部',
          goods: '大米',
          size: '25 千克',
          quantity: '8 袋',
          batch: addDays(first, -20),
          shelfLifeEnds: addDays(first, 160),
        },
        // Of the week and month that it begins in, and of those before, which the canteen served as well.
        ...(['weekly-review', 'monthly-meeting'] as const).flatMap((control) =>
          [first, controlBefore(control, first)].map((of) => ({
            kind: 'control' as const,
            control,
            of,
            found: '未发现问题',
            mended: '',
          })),
        ),
      ],
    })
  })
  for (const day of days.filter((one) => one !== time.today))
    planDay({ office, time, timeline, canteenStaff }, day, people)
}

function planDay(
  { office, time, timeline, canteenStaff }: Pick<Community, 'office' | 'time' | 'timeline' | 'canteenStaff'>,
  day: string,
  people: readonly number[],
): void {
  const morning = time.instant(day, 9 * 60 + 30)
  timeline.plan(morning, () => {
    office.at(morning, canteenStaff).canteen.safety.note({
      entries: [
        ...people.map((cook, at) => ({
          kind: 'morning-check' as const,
          cook,
          temperatureTenths: 363 + at,
          handsClean: true,
          well: true,
        })),
        ...degreesOf.map((temperatureTenths, at) => ({
          kind: 'fridge' as const,
          fridge: at + 1,
          temperatureTenths,
        })),
      ],
    })
  })
  const afternoon = time.instant(day, 14 * 60)
  timeline.plan(afternoon, () => {
    const { safety } = office.at(afternoon, canteenStaff).canteen
    const { missing } = safety.today({})
    safety.note({
      entries: [
        ...missing.flatMap((one) =>
          one.code === 'sample'
            ? [{ kind: 'sample' as const, meal: one.meal, dish: one.dish, grams: 130, fridge: '留样柜' }]
            : [],
        ),
        ...missing.flatMap((one) =>
          one.code === 'disposal' ? [{ kind: 'disposal' as const, sample: one.sample }] : [],
        ),
        { kind: 'disinfection', meal: 'lunch', method: 'steam', minutes: 30 },
        { kind: 'control', control: 'daily-control', found: '未发现问题', mended: '' },
        ...(weekdayOf(day) === 5
          ? [{ kind: 'control' as const, control: 'weekly-review' as const, found: '未发现问题', mended: '' }]
          : []),
      ],
    })
  })
}
