/** What the index of residents does, said plainly: the scan that it is held against. */
import { isAllOf, type Term } from '#features/residents/search/rules/query'

/** True when one of the tokens answers to the term. */
export const answersTo = (tokens: readonly string[], term: Term): boolean =>
  tokens.some(
    (token) => term.whole.includes(token) || term.beginnings.some((beginning) => token.startsWith(beginning)),
  ) &&
  (term.allOf === undefined || isAllOf(tokens, term.allOf))
