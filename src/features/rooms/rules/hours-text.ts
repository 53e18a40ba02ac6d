/** Hours as people write them in one line, `9:00-12:00 14:00-21:00`, and back. */
import type { ClockSpan } from '../contract'

/** Full-width digits, dashes and colons of every kind, commas for blanks: as keyboards and papers have them. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[–—~〜至到]/gu, '-')
    .replaceAll(/\s*-\s*/g, '-')
    .replaceAll(/[,;、，；\s]+/gu, ' ')
    .trim()

const clockOf = (text: string): string => {
  const [hour = '', minute = '00'] = text.split(':')
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
}

/**
 * The spans that a line says, in its order; nothing where it is empty: shut. What is no span is given back as it was
 * written, for the contract to refuse at its place.
 */
export function hoursOfText(text: string): ClockSpan[] {
  return plain(text)
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [from = '', until = '', ...more] = part.split('-')
      return more.length > 0 ? { from: part, until: '' } : { from: clockOf(from), until: clockOf(until) }
    })
}

export const textOfHours = (spans: readonly ClockSpan[]): string =>
  spans.map(({ from, until }) => `${from}-${until}`).join(' ')
