/** What a rule decides, the program asks: a rule that only tests call is a claim about nothing. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.join(import.meta.dirname, '../../..')
const withoutWords = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    // Handing a name on is no use of it.
    .replace(/export (?:type )?(?:\*|\{[^}]*\}) from '[^']*'/g, '')

const sources = new Map(
  globSync('src/**/*.{ts,tsx}', { cwd: root }).map((file) => [
    file,
    withoutWords(readFileSync(path.join(root, file), 'utf8')),
  ]),
)
const isRule = (file: string): boolean => /\/rules(?:\/|\.ts$)/.test(file)
const exported = (text: string): readonly string[] =>
  [...text.matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)].map(([, name = '']) => name)
const uses = (text: string, name: string): number => text.split(new RegExp(`\\b${name}\\b`)).length - 1

/** The slow way of saying what is done in pieces, which the tests hold against it. */
const heldAgainst = ['linesToClaim', 'checkChain', 'readHead', 'mostKept']

it('every rule has somebody in the program who asks it', () => {
  const unasked: string[] = []
  for (const [file, text] of sources) {
    if (!isRule(file)) continue
    for (const name of exported(text)) {
      const isAsked = [...sources].some(([other, words]) => uses(words, name) > (other === file ? 1 : 0))
      if (!isAsked) unasked.push(`${file} ${name}`)
    }
  }
  expect(unasked.filter((one) => !heldAgainst.some((name) => one.endsWith(` ${name}`)))).toEqual([])
})
