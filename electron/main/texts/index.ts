/** The few words the machine's own windows show. Chinese unless the system speaks English. */
import { app } from 'electron'
import { refusalInWords as inWords, type Language } from '#ground/opening/words'
import en from './en.json'
import zhCN from './zh-CN.json'

export type Texts = typeof zhCN

const language = (): Language => (app.getLocale().toLowerCase().startsWith('en') ? 'en' : 'zh-CN')

export const texts = (): Texts => (language() === 'en' ? en : zhCN)

/** Why the desk cannot be opened, in words. */
export const refusalInWords = (code: string): string => inWords(language(), code)
