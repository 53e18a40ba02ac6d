/** How the local log is kept small: `desk.log` is written to, `desk.1.log` … are what it was before, the latest first. */

/** Bytes after which a new file is begun. */
export const largestLog = 1024 * 1024
/** How many files are kept in all. */
export const keptLogs = 5

export const logFile = 'desk.log'
const earlier = (number: number): string => `desk.${number}.log`

/** The files of a log, the latest first. */
export const logFiles: readonly string[] = [
  logFile,
  ...Array.from({ length: keptLogs - 1 }, (_, at) => earlier(at + 1)),
]

/** Whether a line of so many bytes begins a new file. A line that is larger than any file still gets one of its own. */
export function beginsNewFile(size: number, line: number): boolean {
  return size > 0 && size + line > largestLog
}

/** The renames that make room for a new file, in their order; the last file is written over. */
export const rotation: readonly (readonly [from: string, to: string])[] = logFiles
  .slice(0, -1)
  .map((from, at) => [from, earlier(at + 1)] as const)
  .toReversed()
