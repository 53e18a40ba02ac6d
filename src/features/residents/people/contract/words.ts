/** The closed lists of the field that a resident's record uses; their labels stand in the language files. */

export const registrations = ['local', 'outside'] as const
/** 常住, 迁出, 去世. */
export const statuses = ['living', 'moved-out', 'deceased'] as const
export type Status = (typeof statuses)[number]

/** What a person's protection rests on (反家庭暴力法 arts. 16, 23; or what they told the desk). */
export const protectionBases = [
  'protection-order', // 人身安全保护令
  'written-warning', // 告诫书
  'own-request', // 自行要求
] as const
export type ProtectionBasis = (typeof protectionBases)[number]

/** To the head of the household; `''` when nobody has said. */
export const relations = [
  'head',
  'spouse',
  'child',
  'child-in-law',
  'grandchild',
  'parent',
  'grandparent',
  'sibling',
  'other-relative',
  'not-related',
] as const
export type Relation = (typeof relations)[number]

/** Whose phone it is: many old people are reached through someone else's. */
export const phoneOwners = [
  'self',
  'spouse',
  'child',
  'parent',
  'guardian',
  'relative',
  'neighbour',
  'other',
] as const
export type PhoneOwner = (typeof phoneOwners)[number]
