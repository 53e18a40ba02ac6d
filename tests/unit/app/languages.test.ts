import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const src = path.join(import.meta.dirname, '../../../src')

/** Folders with a pair of language files: the shell's and each feature's. */
const folders = [
  path.join(src, 'app/i18n'),
  ...readdirSync(path.join(src, 'features'))
    .map((feature) => path.join(src, 'features', feature, 'ui'))
    .filter((ui) => {
      try {
        return readdirSync(ui).some((file) => /^(zh-CN|en)\.json$/.test(file))
      } catch {
        return false
      }
    }),
]

/** `form.faults` for each text; English plurals count as the one key they are. */
function textsOf(folder: string, language: string): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const walk = (value: unknown, at: readonly string[]) => {
    if (typeof value === 'string') texts.set(at.join(' › ').replace(/_(one|other)$/, ''), value)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...at, key])
    }
  }
  walk(JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8')), [])
  return texts
}

const flat = (value: unknown, at: readonly string[] = []): readonly (readonly [string, string])[] =>
  typeof value === 'string'
    ? [[at.join(' › '), value]]
    : Object.entries(value ?? {}).flatMap(([key, inner]) => flat(inner, [...at, key]))

/** Words that end like several things and are none, and a unit. */
const noPlural: ReadonlySet<string> = new Set([
  'is',
  'has',
  'was',
  'its',
  'this',
  'does',
  'across',
  'less',
  's',
])
const isPlural = (word: string): boolean =>
  (/s$/.test(word) && !noPlural.has(word)) || ['people', 'have', 'are'].includes(word)

/** Texts in which a count stands before a plural: `{{count}} required materials`, `{{count}} are waiting`. */
function countsWithoutOne(folder: string): readonly string[] {
  const texts = flat(JSON.parse(readFileSync(path.join(folder, 'en.json'), 'utf8')))
  const keys = new Set(texts.map(([key]) => key))
  return texts
    .filter(([key]) => !key.endsWith('_one') && !keys.has(key.replace(/_other$/, '_one')))
    .filter(([, text]) =>
      [...text.matchAll(/\{\{count\}\}((?: [\w’-]+){1,4})/g)].some(([, words = '']) =>
        words.trim().split(' ').some(isPlural),
      ),
    )
    .map(([key, text]) => `${key}: ${text}`)
}

/** Slices that keep their words beside themselves, under their own name in their feature's. */
const slices = readdirSync(path.join(src, 'features')).flatMap((feature) =>
  readdirSync(path.join(src, 'features', feature), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(src, 'features', feature, name, 'ui'))
    .filter((ui) => existsSync(path.join(ui, 'zh-CN.json'))),
)

const slots = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

describe.each([...folders, ...slices].map((folder) => [path.relative(src, folder), folder] as const))(
  '%s',
  (_, folder) => {
    const chinese = textsOf(folder, 'zh-CN')
    const english = textsOf(folder, 'en')

    it('says the same things in Chinese and in English', () => {
      expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
    })

    it('puts the same values into both', () => {
      const different = [...chinese].filter(
        ([key, text]) =>
          JSON.stringify([...new Set(slots(text))]) !==
          JSON.stringify([...new Set(slots(english.get(key) ?? ''))]),
      )
      expect(different.map(([key]) => key)).toEqual([])
    })

    it('has a form for one wherever English counts things', () => {
      expect(countsWithoutOne(folder)).toEqual([])
    })

    it('leaves no text empty but search words', () => {
      const empty = [...chinese, ...english].filter(
        ([key, text]) => text.trim() === '' && !/words$/i.test(key),
      )
      expect(empty.map(([key]) => key)).toEqual([])
    })
  },
)

describe('every folder of words', () => {
  it.each(folders.map((folder) => [path.relative(src, folder), folder] as const))(
    '%s gives its keys to the types, so that a text that is missing fails the check',
    (at, folder) => {
      const namespace = at === 'app/i18n' ? 'app' : path.basename(path.dirname(folder))
      const declared = readFileSync(path.join(folder, 'keys.d.ts'), 'utf8')
      expect(declared).toContain("import type words from './zh-CN.json'")
      expect(declared).toMatch(
        new RegExp(
          `interface ResourceNamespaceMap \\{\\s*'?${namespace}'?: typeof words(?: & \\{[^}]*\\})?\\s*\\}`,
        ),
      )
    },
  )
})

describe('the source', () => {
  it('has no Chinese text of its own on any screen', () => {
    const screens = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /^(app|features\/(?:[^/]+\/)+ui)\//.test(file) && /\.tsx?$/.test(file),
    )
    const found = screens.flatMap((file) =>
      withoutComments(readFileSync(path.join(src, file), 'utf8'))
        .split('\n')
        .filter((line) => /[\u4e00-\u9fff]/.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
    expect(screens.length).toBeGreaterThan(30)
    expect(found).toEqual([])
  })
})

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
