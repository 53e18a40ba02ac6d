/** How much a workbook may hold that is read here. What is beyond is no list of people but a mistake, or an attack. */

/** Over all of its sheets; rows with nothing in them are not counted. */
export const mostRows = 200_000
/** No program has more; a file that names a row further down was made to be read for ever. */
export const lastRowOfSheets = 1_048_576
export const mostColumns = 200
/** Unpacked, over all parts that are read. A register of 100,000 rows unpacks to about 60 MB. */
export const mostUnpackedBytes = 300 * 1024 * 1024
/** A workbook has a dozen parts and one for each sheet. */
export const mostParts = 2_000
