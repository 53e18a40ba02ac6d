/** Sizes, instants and places as they stand in a report: the same in both languages, and without anyone's name in them. */
import { shanghaiOffset } from '#ground/clock'

/** `12.3 MB`. */
export function size(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let amount = bytes
  let unit = 0
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000
    unit += 1
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit] ?? ''}`
}

/** `2026-11-23 09:00`, in Asia/Shanghai, of an instant in UTC milliseconds. */
export function instant(at: number): string {
  return new Date(at + shanghaiOffset).toISOString().slice(0, 16).replace('T', ' ')
}

/** A path with the user's own folder as `~`: it is often called by a person's name. */
export function place(path: string, home: string): string {
  return home !== '' && (path === home || path.startsWith(`${home}/`) || path.startsWith(`${home}\\`))
    ? `~${path.slice(home.length)}`
    : path
}

/** `rw-------`, of the mode of a file. */
export function mode(bits: number): string {
  return Array.from({ length: 9 }, (_, at) => ((bits >> (8 - at)) & 1 ? ('rwx'[at % 3] ?? '') : '-')).join('')
}
