/** The same words in Chinese, whatever language is on screen: what an office signs and stamps is Chinese. */
import i18next, { type i18n } from 'i18next'

let made: i18n | undefined

/** Reads what has been loaded, and what is loaded later; changes its language with nothing. */
export const inChinese = (): i18n => (made ??= i18next.cloneInstance({ lng: 'zh-CN' }))
