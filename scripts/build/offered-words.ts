/**
 * The words of each feature in two parts: what its offers say (`?offered`), which the page knows from the sign-in on, and all of them,
 * fetched while nobody waits. Nobody keeps two files: what an offer says is what `ui/feature.ts` names, and what duties are
 * called. Where this is not at work, in tests, the whole file stands for the part.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

type Words = { readonly [key: string]: string | Words }

/** Said at the counter of every feature's matters. */
const always = ['duties']
const plural = /_(?:zero|one|two|few|many|other)$/

/** What of these words is named, with `before` in front of their keys. */
export function namedOf(words: Words, named: ReadonlySet<string>, before = ''): Words {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, said]) => {
      const whole = `${before}${key}`
      if (always.includes(whole)) return [[key, said]]
      if (typeof said === 'string') return named.has(whole.replace(plural, '')) ? [[key, said]] : []
      const inner = namedOf(said, named, `${whole}.`)
      return Object.keys(inner).length === 0 ? [] : [[key, inner]]
    }),
  )
}

/** Every text between quotes: more than the keys, and every one of them. */
export const quotedIn = (source: string): ReadonlySet<string> =>
  new Set([...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text ?? ''))

/** The `ui/feature.ts` that names what is offered; a slice's words stand in its feature's under the slice's name. */
function namerOf(file: string): { readonly source: string; readonly before: string } {
  const above = path.dirname(path.dirname(file))
  const own = path.join(path.dirname(file), 'feature.ts')
  if (existsSync(own)) return { source: own, before: '' }
  return { source: path.join(path.dirname(above), 'ui/feature.ts'), before: `${path.basename(above)}.` }
}

/** The offered words of a language file. */
export function offeredOf(file: string): Words {
  const { source, before } = namerOf(file)
  return namedOf(
    JSON.parse(readFileSync(file, 'utf8')) as Words,
    quotedIn(readFileSync(source, 'utf8')),
    before,
  )
}

export const offeredWords = (): Plugin => ({
  name: 'linli:offered-words',
  enforce: 'pre',
  load(id) {
    const [file = '', query] = id.split('?')
    if (query !== 'offered') return null
    for (const read of [file, namerOf(file).source]) this.addWatchFile(read)
    return { code: `export default ${JSON.stringify(offeredOf(file))}`, moduleType: 'js' }
  },
})
