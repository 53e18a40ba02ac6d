/** The words of this feature as types: a text that is missing fails the check. */
import 'i18next'
import type dossier from '../dossier/ui/zh-CN.json'
import type papers from '../papers/ui/zh-CN.json'
import type words from './zh-CN.json'

declare module 'i18next' {
  interface ResourceNamespaceMap {
    mediation: typeof words & { readonly dossier: typeof dossier; readonly papers: typeof papers }
  }
}
