/** Every text of the language files is said somewhere: what no source names any more is taken out. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const src = path.join(import.meta.dirname, '../../../src')
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })

/** What a file may name keys by: its texts in quotes, and its templates with anything in their gaps. */
interface Named {
  readonly whole: Set<string>
  readonly patterns: Set<string>
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Shorter fixed parts of a template would name anything. */
const leastFixed = 3

function namedIn(wanted: readonly string[]): Named {
  const whole = new Set<string>()
  const patterns = new Set<string>()
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) whole.add(node.text)
    if (ts.isTemplateExpression(node)) {
      const fixed = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
      if (fixed.join('').length >= leastFixed) patterns.add(`^${fixed.map(escaped).join('.+')}$`)
    }
    ts.forEachChild(node, walk)
  }
  for (const file of wanted) {
    const text = readFileSync(path.join(src, file), 'utf8')
    walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX))
  }
  return { whole, patterns }
}

/** `form.faults` for each text; English plurals are the one key they are, and a code's dots are its own. */
function keysOf(file: string): readonly string[] {
  const keys: string[] = []
  const walk = (value: unknown, at: readonly string[]): void => {
    if (typeof value === 'string') keys.push(at.join('.').replace(/_(zero|one|other)$/, ''))
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...at, key])
    }
  }
  walk(JSON.parse(readFileSync(path.join(src, file), 'utf8')), [])
  return [...new Set(keys)]
}

const names = ({ whole, patterns }: Named, key: string): boolean =>
  whole.has(key) || [...patterns].some((pattern) => new RegExp(pattern).test(key))

/** What zod calls its own faults; the form writes them with dashes. */
const zodFaults: readonly string[] = [
  'invalid-type',
  'invalid-value',
  'invalid-union',
  'invalid-format',
  'too-big',
  'too-small',
  'unrecognized-keys',
]

// A feature's walk is no part of the program: what only it names is not said.
const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('/walk.ts'))
const everything = namedIn(sources)

/** Codes come from the desk, whose features may leave their own name away. */
const isRefused = (code: string): boolean =>
  zodFaults.includes(code) || names(everything, code) || names(everything, code.replace(/^[a-z-]+\./, ''))

const languageFiles = files.filter((file) => /(^app\/i18n|\/ui)\/zh-CN\.json$/.test(file))

/** Words of a slice are called by its name in its feature's namespace: `papers.title` of mediation. */
const sliceOf = (file: string): string | undefined => /^features\/[^/]+\/([^/]+)\/ui\//.exec(file)?.[1]

describe.each(languageFiles)('%s', (file) => {
  const slice = sliceOf(file)
  const folder = /^features\/[^/]+\//.exec(file)?.[0] ?? 'app/'
  const own = namedIn(sources.filter((source) => folder === 'app/' || source.startsWith(folder)))
  const isSaid = (key: string): boolean =>
    names(own, key) || (slice !== undefined && names(own, `${slice}.${key}`))

  it('holds no text that nothing says', () => {
    const unsaid = keysOf(file).filter((key) => {
      const code = /^(?:errors|faults)\.(.+)$/.exec(key)?.[1]
      // By codes of the log and of what is held: their own tests hold them against what there is.
      if (/^(?:procedures|families|subjects|held|duties|dayFigures)\./.test(key)) return false
      // A form's names: the feature lists them as its fields.
      if (slice === undefined && key.startsWith('word.')) return !own.whole.has(key.slice('word.'.length))
      return code === undefined ? !isSaid(key) : !isRefused(code)
    })
    expect(unsaid).toEqual([])
  })
})

describe('the style sheets', () => {
  const { whole, patterns } = everything
  const words = new Set([...whole].flatMap((text) => text.split(/\s+/)))
  const made = [...patterns].flatMap((pattern) => pattern.slice(1, -1).split(' '))
  const isWorn = (name: string): boolean =>
    words.has(name) ||
    made.some(
      (part) =>
        part.replaceAll('.+', '').length >= leastFixed &&
        new RegExp(`^${part.replaceAll('.+', '.*')}$`).test(name),
    )

  it('style nothing that no screen wears', () => {
    const unworn = files
      .filter((file) => file.endsWith('.css') && !file.endsWith('fonts.css'))
      .flatMap((file) => {
        const css = readFileSync(path.join(src, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
        const names = new Set([...css.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name ?? ''))
        return [...names]
          .filter((name) => !name.startsWith('ant-') && !isWorn(name))
          .map((name) => `${file}: .${name}`)
      })
    expect(unworn).toEqual([])
  })
})
