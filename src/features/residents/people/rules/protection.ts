/** How long a paper protects a person. */
import { addMonths } from '#work/calendar/rules/index'

/**
 * 反家庭暴力法第三十条: an order (人身安全保护令) holds for six months at most; the court prolongs it by another. Both
 * days `YYYY-MM-DD`.
 */
export const isLongerThanAnOrder = (since: string, until: string): boolean => until > addMonths(since, 6)

/** Whoever is under eighteen lives where the parents live (未成年人保护法 art. 2): who finds the child finds them. */
export const isChild = (age: number | null): boolean => age !== null && age < 18
