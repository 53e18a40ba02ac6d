/** The code on a booking's slip. */
import { idOfPaperCode, paperCode } from '#ground/paper-code'

const letters = 'CD'

/** `CD00001230`: what a slip has as bars, and in figures under them. */
export const slipCode = (booking: number): string => paperCode(letters, booking)

/** The booking of a code as it was scanned or typed; null for what is no code of a slip. */
export const bookingOfCode = (text: string): number | null => idOfPaperCode(letters, text)
