/** What a backup's folder is called: when it was made, in Asia/Shanghai, and eight digits that keep two apart. */
import { dayAt, startOfDay } from '#ground/clock'

/** What follows the name while a backup is being made or taken away. */
const unfinishedEnding = '.part'

const pattern = /^(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})-[0-9a-f]{8}$/

/** `20261123-093000-0f3a9c11`, of an instant in UTC milliseconds and eight hexadecimal digits. */
export function backupName(at: number, digits: string): string {
  const day = dayAt(at)
  const time = new Date(at - startOfDay(day)).toISOString().slice(11, 19)
  return `${day.replaceAll('-', '')}-${time.replaceAll(':', '')}-${digits}`
}

export function isBackupName(name: string): boolean {
  return pattern.test(name)
}

/** The instant that a name tells, in UTC milliseconds to the second; null where it is no backup's name. */
export function instantOfName(name: string): number | null {
  const [, year, month, date, hour, minute, second] = pattern.exec(name) ?? []
  if (year === undefined) return null
  const at = Date.parse(
    `${year}-${String(month)}-${String(date)}T${String(hour)}:${String(minute)}:${String(second)}+08:00`,
  )
  return Number.isNaN(at) ? null : at
}

export const unfinishedName = (name: string): string => `${name}${unfinishedEnding}`

/** True for what a backup that was cut short, or one half taken away, leaves behind. */
export function isUnfinishedName(name: string): boolean {
  return name.endsWith(unfinishedEnding) && isBackupName(name.slice(0, -unfinishedEnding.length))
}
