/** How the page's two ports travel, each by itself. Without any package: the preload is built from this. */

/** Main process → preload: which port it is, and the port. */
export const portsChannel = 'linli:ports'

/** The shell's comes as soon as the page is there: it is what starts a desk again that does not open. */
export type PortOf = 'desk' | 'shell'

/** Preload → page: the same port. The page knows the message by this type. */
export const portMessage = (of: PortOf) => ({ type: 'linli:port', of }) as const
