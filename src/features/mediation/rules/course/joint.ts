/** 联合调解: a case that several committees mediate together. One leads: its number, its seal and its file are the case's. */

export interface JointCommittee {
  readonly name: string
  readonly leads: boolean
  /** Whose mediators sit at it; a committee without one does not mediate. */
  readonly mediators: readonly string[]
}

export type JointFault =
  | { readonly code: 'leads'; readonly leading: number }
  | { readonly code: 'named-twice' | 'without-mediator'; readonly name: string }
  | { readonly code: 'alone' }

export function jointFaults(committees: readonly JointCommittee[]): readonly JointFault[] {
  const faults: JointFault[] = []
  if (committees.length < 2) faults.push({ code: 'alone' })
  const leading = committees.filter(({ leads }) => leads).length
  if (leading !== 1) faults.push({ code: 'leads', leading })
  committees.forEach(({ name, mediators }, at) => {
    if (committees.findIndex((one) => one.name === name) < at) faults.push({ code: 'named-twice', name })
    if (mediators.length === 0) faults.push({ code: 'without-mediator', name })
  })
  return faults
}

/** Those that do not lead: each gets a copy of its own, since the file of the one that leads is the case's. */
export const otherCommittees = (committees: readonly JointCommittee[]): readonly string[] =>
  committees.filter(({ leads }) => !leads).map(({ name }) => name)
