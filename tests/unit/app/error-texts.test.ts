/** Whatever the desk refuses, and whatever is wrong with a field, is said in the words of whoever reads it. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { property } from '#ground/property'

const root = join(import.meta.dirname, '..', '..', '..', 'src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
)
const sources = new Map(
  files
    .filter((file) => file.endsWith('.ts') && !file.includes('ui/'))
    .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const),
)

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, code]) => code ?? '')

const literal = [...sources.values()].flatMap((text) =>
  found(text, /new DeskError\(\s*'[a-z-]+',\s*'([a-z-]+\.[a-z-]+)'/g),
)

/** Features whose refusals have their beginning from one function: `refuse('conflict', 'no-such-room')`. */
const shortened = [...sources].flatMap(([file, text]) => {
  const [beginning] = found(text, /new DeskError\(kind, `([a-z-]+)\.\$\{what\}`/g)
  if (beginning === undefined) return []
  const feature = /^features\/[^/]+\//.exec(file)?.[0] ?? dirname(file)
  return [...sources]
    .filter(([other]) => other.startsWith(feature))
    .flatMap(([, other]) => found(other, /\brefuse\(\s*'[a-z-]+',\s*'([a-z-]+)'/g))
    .map((what) => `${beginning}.${what}`)
})

/** Codes whose end is a word of the field: `canteen.claim-is-${state}`. Of each there has to be one at least. */
const beginnings = [...sources.values()].flatMap((text) =>
  found(text, /new DeskError\(\s*'[a-z-]+',\s*`([a-z-]+\.[a-z-]+-)\$\{/g),
)

/** What a schema finds wrong with a field. */
const faults = [...sources]
  .filter(([file]) => /(^|\/)contract(\/|\.ts$)/.test(file))
  .flatMap(([, text]) => [
    ...found(text, /\b(?:error|message):\s*'([a-z-]+)'/g),
    ...found(text, /\.refine\(\s*[^']*?,\s*'([a-z-]+)',?\s*\)/g),
  ])

function textsOf(language: string, kinds: readonly string[]): ReadonlySet<string> {
  return new Set(
    files
      .filter((file) => file.endsWith(`${language}.json`))
      .flatMap((file) => {
        const texts: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'))
        return kinds.flatMap((kind) => {
          const said = property(texts, kind)
          const named = typeof said === 'object' && said !== null ? Object.keys(said) : []
          // English plurals count as the one text they are.
          return named.map((code) => code.replace(/_(one|other)$/, ''))
        })
      }),
  )
}

const missing = (codes: readonly string[], texts: ReadonlySet<string>): readonly string[] =>
  [...new Set(codes)].filter((code) => !texts.has(code)).toSorted()

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  it('every refusal has its words', () => {
    expect(literal.length).toBeGreaterThan(100)
    expect(shortened.length).toBeGreaterThan(150)
    expect(missing([...literal, ...shortened], textsOf(language, ['errors']))).toEqual([])
  })

  it('every refusal that ends in a word of the field has words', () => {
    const texts = [...textsOf(language, ['errors'])]
    expect(beginnings.length).toBeGreaterThan(0)
    expect(beginnings.filter((beginning) => !texts.some((text) => text.startsWith(beginning)))).toEqual([])
  })

  it('every fault of a field has its words', () => {
    expect(faults.length).toBeGreaterThan(30)
    expect(missing(faults, textsOf(language, ['errors', 'faults']))).toEqual([])
  })
})
