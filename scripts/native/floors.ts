/** The oldest systems that the program promises to start on, and what a native file wants that they have not. */
import { nativeHeader, type NativeHeader } from './header'

export type System = NativeHeader['system']
export interface Target {
  readonly system: System
  readonly processor: 'x64' | 'arm64'
}

export const nameOf = ({ system, processor }: Target): string => `${system}-${processor}`

/** glibc of UOS V20 and Kylin V10: minor numbers of 2.x, which is all that there will be. */
export const oldestGlibc = 28

/** The minor number of the newest glibc that is wanted, or null where none is named. */
export function glibcWanted({ wants }: Pick<NativeHeader, 'wants'>): number | null {
  const minors = wants.flatMap((want) => {
    const minor = /^GLIBC_2\.(\d+)/.exec(want)?.[1]
    return minor === undefined ? [] : [Number(minor)]
  })
  return minors.length === 0 ? null : Math.max(...minors)
}

/** Why the file would not load on the oldest machine of that kind. */
export function floorFaults(file: Buffer, { system, processor }: Target): readonly string[] {
  const header = nativeHeader(file)
  if (header === null) return ['is no native file']
  const newest = glibcWanted(header) ?? 0
  return [
    ...(header.system === system ? [] : [`is for ${header.system}`]),
    ...(header.processor === processor ? [] : [`is for the processor ${header.processor}`]),
    ...(newest <= oldestGlibc ? [] : [`wants glibc 2.${newest}, newer than 2.${oldestGlibc}`]),
    // A private one: the C++ library of a system is older or newer than its C library, as it happens to be.
    ...header.wants.filter((want) => want.startsWith('GLIBCXX_')).map((want) => `wants ${want}`),
  ]
}

/** Why an addon that was built here may not be used. */
export function builtFaults(file: Buffer, target: Target): readonly string[] {
  return [
    ...floorFaults(file, target),
    // It has nothing to keep for a thread, but the compiler's part of glibc has: see stat.c.
    ...(nativeHeader(file)?.hasOwnThreadStorage === true ? ['has an errno of its own'] : []),
  ]
}
