/** How the page's two ports travel. Without any package: the preload is built from this. */

/** Main process → preload: the two ports, the desk's first, the shell's second. */
export const portsChannel = 'linli:ports'

/** Preload → page: the same two ports. The page knows the message by this type. */
export const portsMessage = { type: 'linli:ports' } as const
