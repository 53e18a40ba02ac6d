/** Reads a day as people type it. */

/** Full-width digits and punctuation, as an IME leaves them, as half-width. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}

/**
 * The day meant by `20261122`, `2026-11-22`, `2026.11.22`, `2026/11/22`, `2026年11月22日`, or without the year (then
 * this year's, by `today`). `undefined` when it is no day that exists.
 */
export function parseDay(typed: string, today: string): string | undefined {
  const text = halfWidth(typed).trim()
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(text)
  const short = /^(\d{2})(\d{2})$/.exec(text) ?? /^(\d{1,2})\D+(\d{1,2})\D*$/.exec(text)
  if (whole !== null) return existing(whole[1], whole[2], whole[3])
  if (short !== null) return existing(today.slice(0, 4), short[1], short[2])
  return undefined
}

function existing(year = '', month = '', day = ''): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const time = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined
  // The year after has five figures: no next day or month of this one could be written.
  if (year === '9999') return undefined
  return text
}
