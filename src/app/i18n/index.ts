/**
 * Texts in the user's language: one namespace per feature (its folder's name) and `app` for the shell.
 * What the desk names by a code is gathered from all of them, so that a new feature brings its own words.
 */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/**
 * Words that the desk asks for by a code, gathered from every language file under one namespace each: errors and faults of
 * fields; procedures, parts of the program and subjects of the log; what is held on a person, in their copy.
 */
const gathered = ['errors', 'faults', 'procedures', 'families', 'subjects', 'held'] as const

type LanguageFile = Readonly<Partial<Record<(typeof gathered)[number], object>>>

const appFiles = import.meta.glob<LanguageFile>('./*.json', { import: 'default' })
const featureFiles = import.meta.glob<LanguageFile>('../../features/*/ui/{zh-CN,en}.json', {
  import: 'default',
})
/** Words of a slice stand in its feature's namespace, under the slice's own name: `papers.titles` of mediation. */
const sliceFiles = import.meta.glob<object>('../../features/*/*/ui/{zh-CN,en}.json', { import: 'default' })

/** Files of one language, by namespace. */
const filesOf = (files: Readonly<Record<string, () => Promise<LanguageFile>>>, language: Language) =>
  Promise.all(
    Object.entries(files)
      .filter(([path]) => path.endsWith(`/${language}.json`))
      // `features/visits/ui/zh-CN.json` is the feature's; what lies right here is the shell's.
      .map(async ([path, read]) => [path.split('/').at(-3) ?? 'app', await read()] as const),
  )

const sources = { app: appFiles, features: featureFiles } as const
const loaded = new Set<string>()
/** The sign-in screen says nothing of any feature. */
let wanted: readonly (keyof typeof sources)[] = ['app']

async function load(language: Language): Promise<void> {
  for (const source of wanted) {
    if (loaded.has(`${source} ${language}`)) continue
    for (const [namespace, file] of await filesOf(sources[source], language)) {
      i18next.addResourceBundle(language, namespace, file, true, true)
      for (const kind of gathered) i18next.addResourceBundle(language, kind, file[kind] ?? {}, true, true)
    }
    if (source === 'features') await loadSlices(language)
    loaded.add(`${source} ${language}`)
  }
}

async function loadSlices(language: Language): Promise<void> {
  for (const [path, read] of Object.entries(sliceFiles)) {
    if (!path.endsWith(`/${language}.json`)) continue
    const [feature = '', slice = ''] = path.split('/').slice(-4)
    i18next.addResourceBundle(language, feature, { [slice]: await read() }, true, true)
  }
}

/** Fetches what the features say; until then the page knows only its own words. */
export async function loadFeatureWords(): Promise<void> {
  wanted = ['app', 'features']
  await load('zh-CN')
  await load(currentLanguage())
}

/** Called once before the first screen. zh-CN stands in for what another language lacks. */
export async function startLanguages(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    ns: ['app'],
    defaultNS: 'app',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  await load('zh-CN')
  await changeLanguage(language)
}

export async function changeLanguage(language: Language): Promise<void> {
  await load(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

const typed: unknown = i18next
/** The same object under a plainer type: for keys that are known only when they are asked for. */
const plain = typed as {
  t(key: string, options: Readonly<Record<string, unknown>>): string
  exists(key: string, options: Readonly<Record<string, unknown>>): boolean
}

/**
 * What the language files of a feature, or a gathered namespace, say under a key that is known only when it is asked for: an
 * offer of another feature, a code of the desk. The types check every other key.
 */
export const toldBy = (
  namespace: string,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string => plain.t(key, { ns: namespace, ...values })

/** The same in Chinese, whatever language is on screen: for papers, and for what an office writes into its own files. */
export const toldInChinese = (
  namespace: string,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string => plain.t(key, { ns: namespace, lng: 'zh-CN', ...values })

/** True where there are words under the key, in the language on screen or in Chinese. */
export const isTold = (namespace: string, key: string): boolean => plain.exists(key, { ns: namespace })

/** The language that is spoken by these words: those on screen, or those of a paper. */
export const languageOf = ({ language }: Pick<typeof i18next, 'language'>): Language =>
  language === 'en' ? 'en' : 'zh-CN'

/** The language on screen now. */
export const currentLanguage = (): Language => languageOf(i18next)

/** What an error code of the desk says; `undefined` when no language file knows it. */
export function errorText(
  code: string,
  parameters: Readonly<Record<string, string | number>>,
): string | undefined {
  return lookUp('errors', code, parameters)
}

/** What is wrong with a field, by the code of the fault. */
export function faultText(code: string): string {
  return lookUp('faults', code, {}) ?? lookUp('errors', code, {}) ?? i18next.t('faultOther', { ns: 'app' })
}

function lookUp(
  namespace: 'errors' | 'faults',
  code: string,
  parameters: Readonly<Record<string, string | number>>,
): string | undefined {
  // Codes contain dots, which would otherwise be read as a path.
  const options = { ns: namespace, keySeparator: false, nsSeparator: false, ...parameters } as const
  return plain.exists(code, options) ? plain.t(code, options) : undefined
}
