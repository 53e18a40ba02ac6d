/** The sealed file in which all of mediation lies: every procedure names it, and none reaches into the desk's own but to look. */
export const inMediation = { file: 'mediation' } as const

/** How the keys of the drafts of all its forms begin. */
export const draftsBegin = 'mediation.'
