/** A child of eight or more is asked who it wants to live with, and the answer is on record (民法典 1084, 19). */
import { ageOn } from '#ground/people/birth'

export const ageOfOwnWish = 8

export const childsWishNeeded = (birth: string, day: string): boolean => ageOn(birth, day) >= ageOfOwnWish

export interface Child {
  readonly name: string
  readonly birth: string
  /** What the child said; null where it was not asked, empty where it did not want to say. */
  readonly wish: { readonly on: string; readonly words: string; readonly askedBy: string } | null
  /** Days on which it was asked before that: asked in time and again later, it was asked in time. */
  readonly askedBefore?: readonly string[]
}

const majority = 18

export const isChild = (birth: string | null, day: string): boolean =>
  birth !== null && ageOn(birth, day) < majority

const daysAsked = ({ wish, askedBefore = [] }: Child): readonly string[] =>
  wish === null ? askedBefore : [...askedBefore, wish.on]

/** Each child once, where cases of one family were joined: asked in one of them it was asked. */
export function eachOnce(children: readonly Child[]): readonly Child[] {
  const known = Map.groupBy(children, ({ name, birth }) => `${birth} ${name}`)
  return [...known.values()].flatMap((own) => {
    const one = own.find(({ wish }) => wish !== null) ?? own[0]
    return one === undefined ? [] : [{ ...one, askedBefore: own.flatMap(daysAsked) }]
  })
}

/** Children whose upbringing is agreed on a day and who should have been asked by then. */
export const childrenUnasked = (children: readonly Child[], day: string): readonly string[] =>
  children
    .filter((child) => childsWishNeeded(child.birth, day) && !daysAsked(child).some((on) => on <= day))
    .map(({ name }) => name)
