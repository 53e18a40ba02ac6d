/** Drafts that lie in a sealed file. */

/** How keys begin whose drafts lie in a sealed file: the desk's own takes none of them. */
const keptApart: readonly string[] = ['mediation.']

export const isKeptApart = (key: string): boolean => keptApart.some((beginning) => key.startsWith(beginning))
