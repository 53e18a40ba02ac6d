/** What the desk on loopback is told by whoever started it. */

/** Close the files, after the backup of what changed, and end. */
export const closeOrder = 'close'
