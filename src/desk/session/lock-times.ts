/** After how long nobody is there any more. */

/** Milliseconds without a write or a sign of life after which the desk locks itself. */
export const idleLockAfter = 5 * 60 * 1000

/** Milliseconds locked after which the desk signs whoever was there out: its keys lie in memory no longer than they are needed. */
export const lockedLeavesAfter = 30 * 60 * 1000

/** The same where a file that not everyone may read was open: what was read of it lies in memory until the process ends. */
export const lockedLeavesSealedAfter = 60 * 1000
