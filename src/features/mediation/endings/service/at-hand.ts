/** How a mediation without an agreement ended, as the rules take it. */
export { endingOf } from './rows'
