/** The sealed file in which all of mediation lies: every procedure names it, and none reaches into the desk's own but to look. */
export const inMediation = { file: 'mediation' } as const
