/** What the canteen cooks: dishes, sets and their prices, and a board for each working day. */
import { addDays, weekdayOf } from '#ground/days'
import { cooked } from './canteen-calendar'
import type { Community } from './community'

const dishes: Readonly<Record<string, readonly string[]>> = {
  红烧鱼块: ['鱼'],
  粉蒸肉: ['猪肉'],
  宫保鸡丁: ['花生', '鸡肉'],
  清炒菜薹: [],
  冬瓜汤: [],
  肉末豆腐: ['猪肉', '豆制品'],
  南瓜粥: [],
  虾仁蒸蛋: ['虾', '鸡蛋'],
}

/** A set by name: its kind, its dishes and its price in fen. */
const sets: readonly {
  readonly name: string
  readonly kind: string
  readonly dishes: readonly string[]
  readonly fen: number
}[] = [
  { name: '一荤两素', kind: '基本套餐', dishes: ['红烧鱼块', '清炒菜薹', '冬瓜汤'], fen: 1200 },
  { name: '两荤一素', kind: '基本套餐', dishes: ['粉蒸肉', '宫保鸡丁', '清炒菜薹'], fen: 1500 },
  { name: '软食套餐', kind: '基本套餐', dishes: ['肉末豆腐', '南瓜粥'], fen: 1000 },
  { name: '虾仁蒸蛋', kind: '加菜', dishes: ['虾仁蒸蛋'], fen: 600 },
  { name: '米饭加一份', kind: '加菜', dishes: [], fen: 100 },
]

export function planMenu({ office, time, timeline, manager }: Community): void {
  const begin = time.days.at(-1 - cooked) ?? time.days[0]
  if (begin === undefined) return
  const at = time.instant(begin, 14 * 60)
  const offers: number[] = []
  timeline.plan(at, () => {
    const { menu } = office.at(at, manager).canteen
    const ids = new Map(
      Object.entries(dishes).map(
        ([name, contains]) => [name, menu.keepDish({ id: null, name, contains: [...contains] }).id] as const,
      ),
    )
    for (const set of sets) {
      const of = set.dishes.flatMap((name) => ids.get(name) ?? [])
      offers.push(menu.keepOffer({ ...set, id: null, dishes: of, from: begin }).id)
    }
  })
  const planned = at + 3_600_000
  timeline.plan(planned, () => {
    const { menu } = office.at(planned, manager).canteen
    const until = addDays(time.today, 5)
    for (let day = begin; day <= until; day = addDays(day, 1)) {
      // The canteen rests on Sundays.
      if (weekdayOf(day) === 0) continue
      // The shrimp alternates with nothing, so that not every day looks the same; fish is what those who avoid pork get.
      const entries = offers.flatMap((offer, index) =>
        index === 3 && weekdayOf(day) % 2 === 0
          ? []
          : [{ offer, substitute: index === 1 ? (offers[0] ?? null) : null }],
      )
      menu.setBoard({ day, meal: 'lunch', entries })
    }
  })
}
