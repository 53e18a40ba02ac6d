/** Why a desk does not open, in words: for both hosts, and for a terminal in both languages. */
import en from './en.json'
import zhCN from './zh-CN.json'
import type { Refused } from './why-not'

const languages = { 'zh-CN': zhCN, en } as const
export type Language = keyof typeof languages

/** A code that nobody wrote words for is named. */
export function refusalInWords(language: Language, code: string): string {
  const words: Readonly<Record<string, string>> = languages[language]
  return words[code] ?? languages[language].other.replace('{{code}}', code)
}

/** For a terminal: a line each in Chinese and English, and what the system said, where it said something. */
export function refusalForTerminal({ code, detail }: Refused): string {
  return [refusalInWords('zh-CN', code), refusalInWords('en', code), detail]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')
}
