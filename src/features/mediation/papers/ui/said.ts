/** The papers' own words, by keys that are known only when they are asked for: on screen in its language, on paper in Chinese. */
import { toldBy, toldInChinese } from '#app/i18n/index'
import { sayingOf, type SaidBy } from '../rules/saying-of'

export const said: SaidBy = (key, values = {}) => toldBy('mediation', `papers.${key}`, values)

export const saying = () => sayingOf(said)

export const written: SaidBy = (key, values = {}) => toldInChinese('mediation', `papers.${key}`, values)

/** How a paper writes days, sums and words of the field. */
export const writing = () => sayingOf(written)
