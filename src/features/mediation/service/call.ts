/** Calls of mediation: they look into the desk's own file for the names of colleagues, the register and the calendar. */
import type { ReadCall, Reader, Writer } from '#desk/rpc/call'

export type CaseReader = Reader & Pick<ReadCall, 'beside'>
export type CaseWriter = Writer & Pick<ReadCall, 'beside'>
