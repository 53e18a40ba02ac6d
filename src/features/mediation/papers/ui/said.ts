/** The papers' own words in the language on screen, by keys that are known only when they are asked for. */
import { toldBy } from '#app/i18n/index'
import { sayingOf, type SaidBy } from '../rules/saying-of'

export const said: SaidBy = (key, values = {}) => toldBy('mediation', `papers.${key}`, values)

export const saying = () => sayingOf(said)
