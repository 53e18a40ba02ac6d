/**
 * What a notice says beside its days: 2月15日（农历腊月二十八、周日）. Where the lunar date or the day of the week is another
 * than the day has, a digit slipped, it is another year's notice, or the table is wrong: whoever enters it has to see it.
 */
import { addDays, lunarDateOf } from '#work/calendar/rules/index'

export interface SaidBeside {
  /** `YYYY-MM-DD`. */
  readonly day: string
  /** As the notice has it: 农历腊月二十八, 周日. */
  readonly said: string
}

const months = '正二三四五六七八九十冬腊'
const numerals = '一二三四五六七八九十'
const weekdays = '日一二三四五六'

/** What stands beside a day and is not so, in the order of the notice. */
export function saidWrongly(text: string, year: number): readonly SaidBeside[] {
  const found: SaidBeside[] = []
  let month = ''
  for (const [, ownMonth, date = '', beside] of text.matchAll(
    /(?:(\d{1,2})\s*月\s*)?(\d{1,2})\s*日(?:[（(]([^（）()]*)[）)])?/g,
  )) {
    month = ownMonth ?? month
    if (beside === undefined || month === '') continue
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) continue
    for (const said of beside.split(/[、，,]/)) {
      if (lunarHolds(said, day) === false || weekdayHolds(said, day) === false)
        found.push({ day, said: said.trim() })
    }
  }
  return found
}

/** Undefined where it says nothing of the lunar calendar that we read. */
function lunarHolds(said: string, day: string): boolean | undefined {
  if (!/农历|腊月|正月|除夕/.test(said)) return undefined
  if (said.includes('除夕')) {
    const { month, date, isLeap } = lunarDateOf(addDays(day, 1))
    return month === 1 && date === 1 && !isLeap
  }
  const form =
    /(闰)?([正二三四五六七八九十冬腊]|十一|十二)月(初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|二?十[一二三四五六七八九]?|三十)/.exec(
      said,
    )
  if (form === null) return undefined
  const [, leap, monthWord = '', dateWord = ''] = form
  const lunar = lunarDateOf(day)
  const month = monthWord === '十一' ? 11 : monthWord === '十二' ? 12 : months.indexOf(monthWord) + 1
  return lunar.month === month && lunar.isLeap === (leap !== undefined) && lunar.date === dateIn(dateWord)
}

/** 初七, 十五, 廿八, 二十八, 三十. */
function dateIn(word: string): number {
  if (word.startsWith('初')) return numerals.indexOf(word.slice(1)) + 1
  if (word === '三十') return 30
  const tens = /^(廿|二十)/.test(word) ? 20 : 10
  const ones = word.replace(/^(廿|二十|十)/, '')
  return ones === '' ? tens : tens + numerals.indexOf(ones) + 1
}

function weekdayHolds(said: string, day: string): boolean | undefined {
  const form = /^\s*(?:周|星期)([日天一二三四五六])\s*$/.exec(said)
  if (form === null) return undefined
  return weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] === (form[1] ?? '').replace('天', '日')
}
