/** How papers write days, sums and words, from a language file: read by the page, by tests, and when forms in Word are made. */
import { clockAt, dayAt } from '#ground/clock'
import type { Saying } from './saying'

/** What stands under a key of the papers' own words, its braces filled. */
export type SaidBy = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Says already that it is one. */
const isNamed = /(?:纠纷|争议)$/

export function sayingOf(said: SaidBy): Saying {
  const day = (of: string): string =>
    said('day', { year: of.slice(0, 4), month: Number(of.slice(5, 7)), day: Number(of.slice(8, 10)) })
  return {
    day,
    time: (at) => `${day(dayAt(at))} ${clockAt(at)}`,
    money: (fen) => said('money', { yuan: (fen / 100).toFixed(2) }),
    title: (paper, of) =>
      of === '' ? said(`titles.${paper}`) : said('titleOf', { title: said(`titles.${paper}`), of }),
    quarrel: (kind) => (isNamed.test(kind) ? kind : said('quarrelOf', { kind })),
    word: (group, value) => said(`say.${group}.${value}`),
    withheld: () => said('withheld'),
    toCourtApart: said('toCourtApart'),
    between: said('between'),
    apart: said('apart'),
    kept: (years) => (years === null ? said('forGood') : said('years', { years })),
  }
}
