import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { property } from '#ground/property'

const root = join(import.meta.dirname, '..', '..', '..', 'src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })

/** Every code that a rule or a service refuses with. */
const codes = new Set(
  files
    .filter((file) => file.endsWith('.ts') && !file.includes('ui/'))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /new DeskError\(\s*'[a-z-]+',\s*'([a-z-]+\.[a-z-]+)'/g,
      ),
    ])
    .map(([, code]) => code ?? ''),
)

function textsOf(language: string): ReadonlySet<string> {
  return new Set(
    files
      .filter((file) => file.endsWith(`${language}.json`))
      .flatMap((file) => {
        const texts: unknown = JSON.parse(readFileSync(join(root, file), 'utf8'))
        const errors = property(texts, 'errors')
        return typeof errors === 'object' && errors !== null ? Object.keys(errors) : []
      }),
  )
}

describe.each(['zh-CN', 'en'])('in %s', (language) => {
  it('every refusal has its words', () => {
    const texts = textsOf(language)
    expect(codes.size).toBeGreaterThan(20)
    expect([...codes].filter((code) => !texts.has(code)).sort()).toEqual([])
  })
})
