/** The shell's own words as types: a text that is missing fails the check. Each feature adds its own namespace in its `ui/keys.d.ts`. */
import 'i18next'
import type words from './zh-CN.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    returnNull: false
  }
  interface ResourceNamespaceMap {
    app: typeof words
  }
}
