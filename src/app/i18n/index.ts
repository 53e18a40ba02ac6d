/**
 * Texts in the user's language: one namespace per feature (its folder's name) and `app` for the shell.
 * What the desk names by a code is gathered from all of them, so that a new feature brings its own words.
 */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { withDaysWritten } from './days'

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
/** Of the same files what is offered: names of places, commands, duties (`scripts/build/offered-words.ts`). */
const offeredFiles = import.meta.glob<LanguageFile>(
  ['../../features/*/ui/{zh-CN,en}.json', '../../features/*/*/ui/{zh-CN,en}.json'],
  { import: 'default', query: '?offered' },
)

/** Where a file's words stand: the shell's, a feature's, or a slice's in its feature's. */
function placeOf(path: string): { readonly namespace: string; readonly slice: string | undefined } {
  const [, feature = 'app', slice] = /\/features\/([^/]+)\/(?:([^/]+)\/)?ui\//.exec(path) ?? []
  return { namespace: feature, slice }
}

/** The features' words that are wanted: those of some, or of all. Offers are wanted from the sign-in on. */
const wanted = new Set<string>()
let wantsAll = false
let wantsOffers = false
const isWanted = (feature: string) => wantsAll || wanted.has(feature)
/** By path: what is on its way or here. */
const fetched = new Map<string, Promise<void>>()

/** The words of a file, once. */
function fetchFile(
  path: string,
  language: Language,
  read: () => Promise<LanguageFile>,
  part: string,
): Promise<void> {
  const known = fetched.get(path + part)
  if (known !== undefined) return known
  const { namespace, slice } = placeOf(path)
  const made = read().then((file) => {
    i18next.addResourceBundle(language, namespace, slice === undefined ? file : { [slice]: file }, true, true)
    if (slice !== undefined || part !== '') return
    for (const kind of gathered) i18next.addResourceBundle(language, kind, file[kind] ?? {}, true, true)
  })
  fetched.set(path + part, made)
  // What could not be fetched is asked for again.
  made.catch(() => fetched.delete(path + part))
  return made
}

/** All files of a language at once: one after the other they would be as many ways to the disk. */
async function load(language: Language): Promise<void> {
  const fetch = (
    files: Readonly<Record<string, () => Promise<LanguageFile>>>,
    part: string,
    isMeant: (feature: string) => boolean,
  ) =>
    Object.entries(files)
      .filter(([path]) => path.endsWith(`/${language}.json`) && isMeant(placeOf(path).namespace))
      .map(([path, read]) => fetchFile(path, language, read, part))
  await Promise.all([
    ...fetch(appFiles, '', () => true),
    ...fetch(featureFiles, '', isWanted),
    ...fetch(sliceFiles, '', isWanted),
    ...fetch(offeredFiles, '?offered', (feature) => wantsOffers && !isWanted(feature)),
  ])
}

async function loadWanted(): Promise<void> {
  await Promise.all([...new Set<Language>(['zh-CN', currentLanguage()])].map(load))
}

/** Fetches what the features are called by: until then the page knows only its own words. */
export async function loadOfferedWords(): Promise<void> {
  wantsOffers = true
  await loadWanted()
}

/** Fetches what one feature says. */
export async function loadWordsOf(feature: string): Promise<void> {
  wanted.add(feature)
  await loadWanted()
}

/** Fetches what all features say. */
export async function loadFeatureWords(): Promise<void> {
  wantsAll = true
  await loadWanted()
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
  language: Language = currentLanguage(),
): string => plain.t(key, { ns: namespace, lng: language, ...values })

/** What is due, in the words of the feature that says so. */
export const dutyTold = ({
  feature,
  kind,
  title,
}: {
  readonly feature: string
  readonly kind: string
  readonly title: string
}): string => toldBy(feature, `duties.${kind}`, withDaysWritten({ title }, currentLanguage()))

/** The same in Chinese, whatever language is on screen: for papers, and for what an office writes into its own files. */
export const toldInChinese = (
  namespace: string,
  key: string,
  values: Readonly<Record<string, string | number>> = {},
): string => toldBy(namespace, key, values, 'zh-CN')

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
  return lookUp('errors', code, withDaysWritten(parameters, currentLanguage()))
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
