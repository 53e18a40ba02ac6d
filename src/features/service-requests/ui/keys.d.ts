/** The words of this feature as types: a text that is missing fails the check. */
import 'i18next'
import type applications from '../applications/ui/zh-CN.json'
import type words from './zh-CN.json'

declare module 'i18next' {
  interface ResourceNamespaceMap {
    'service-requests': typeof words & { readonly applications: typeof applications }
  }
}
