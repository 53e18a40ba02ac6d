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

export const requestSteps = ['begin', 'grant', 'grant-partly', 'refuse', 'tell'] as const
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
