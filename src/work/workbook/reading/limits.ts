/** How much a workbook may hold that is read here. What is beyond is no list of people but a mistake, or an attack. */

/** Over all of its sheets; rows with nothing in them are not counted. */
export const mostRows = 200_000
export const mostColumns = 200
/** Unpacked, over all parts that are read. A register of 100,000 rows unpacks to about 60 MB. */
export const mostUnpackedBytes = 300 * 1024 * 1024
/** A workbook has a dozen parts and one for each sheet. */
export const mostParts = 2_000

/** What the thread may hold, in MB: it ends by itself beyond, and the desk goes on. */
export const mostMemory = 1_536
/** How long the thread may be silent, in milliseconds: a file made to be read for ever ends with it. */
export const longestSilence = 120_000
