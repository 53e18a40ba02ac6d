/** Folders in the machine's temporary folder for copies that are only read: each is of one process, and goes with it. */
import { makeProcessFolder } from './process-folder'

export const makeReadingFolder = (): string => makeProcessFolder('linli-desk-reading-')
