/** The words of the rights of the person (个人信息保护法): what can be asked, and what becomes of it. */

export const requestKinds = [
  'access', // 查阅、复制 (art. 45)
  'correction', // 更正、补充 (art. 46)
  'erasure', // 删除 (art. 47)
  'withdrawal', // 撤回同意 (art. 15)
  'explanation', // 解释说明 (art. 48)
] as const
export type RequestKind = (typeof requestKinds)[number]

export const consentKinds = ['withdrawn', 'given'] as const

/** Who asks: for a child under 14 a guardian (art. 31), of someone who died a near relative (art. 49). */
export const askers = ['self', 'guardian', 'relative', 'agent'] as const
export type Asker = (typeof askers)[number]

export const requestStates = ['received', 'in-progress', 'granted', 'partly', 'refused', 'told'] as const
export type RequestState = (typeof requestStates)[number]

/** Why somebody cannot ask for the person, or only with a reason that the desk writes down. */
export const askingDoubts = [
  'child-asks-alone', // under 14 (art. 31)
  'dead-cannot-ask',
  'relative-of-the-living', // art. 49 gives near relatives the rights of the dead, and of nobody else
  'guardian-of-an-adult', // who cannot act for themselves: 民法典 arts. 21, 22
  'agent-for-a-child',
  'not-a-relative-of-the-dead', // guardianship and mandate end with a death: 民法典 arts. 39, 173
  'protected', // 反家庭暴力法: whoever is looking for them may be the one who asks
] as const
export type AskingDoubt = (typeof askingDoubts)[number]

/** `release` is the manager's word, with a reason, that somebody else may have the copy of a protected person. */
export const requestSteps = ['begin', 'release', 'grant', 'grant-partly', 'refuse', 'tell'] as const
export type RequestStep = (typeof requestSteps)[number]

export const outcomes = ['granted', 'partly', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** Texts of a request in which somebody may have written a number; they are shown in full for a reason. */
export const revealedTexts = ['byName', 'words', 'reason'] as const
export type RevealedText = (typeof revealedTexts)[number]

/** How somebody is told what became of their request. */
export const tellings = ['at-desk', 'phone', 'letter', 'at-home'] as const
export type Telling = (typeof tellings)[number]

/** Were the people told whom a breach concerned (art. 57)? */
export const peopleTold = ['not-yet', 'told', 'not-needed'] as const
