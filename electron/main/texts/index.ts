/** The few words the machine's own windows show. Chinese unless the system speaks English. */
import { app } from 'electron'
import en from './en.json'
import zhCN from './zh-CN.json'

export type Texts = typeof zhCN

export function texts(): Texts {
  return app.getLocale().toLowerCase().startsWith('en') ? en : zhCN
}

/** Why the desk cannot be opened, in words. */
export function refusalInWords(words: Texts, code: string): string {
  const known: Readonly<Record<string, string>> = words.refused
  return known[code] ?? words.refused.other.replace('{{code}}', code)
}
