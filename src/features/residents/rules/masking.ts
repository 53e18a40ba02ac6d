/** What of a number may leave the desk: enough to tell two people apart, too little to misuse (个人信息保护法 art. 51). */

/** 138****8000; of a landline the last four; an extension is not shown. */
export function maskPhone(phone: string): string {
  const [number = ''] = phone.split('x')
  return number.length >= 11 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-4)}`
}

/** First three and last four; of short numbers the last two only. */
export function maskIdNumber(number: string): string {
  if (number === '') return ''
  return number.length >= 12 ? `${number.slice(0, 3)}****${number.slice(-4)}` : `****${number.slice(-2)}`
}
