/** The papers' words as the page says them, in a language of one's choice. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { property } from '#ground/property'
import { sayingOf, type SaidBy } from '#features/mediation/papers/rules/saying-of'

const folder = join(import.meta.dirname, '../../../../src/features/mediation/papers/ui')

export function saidIn(language: 'zh-CN' | 'en'): SaidBy {
  const words: unknown = JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
  return (key, values = {}) => {
    const said = key.split('.').reduce<unknown>(property, words)
    if (typeof said !== 'string') throw new Error(`no words under ${key}`)
    return said.replaceAll(/\{\{(\w+)\}\}/g, (braces, name: string) => String(values[name] ?? braces))
  }
}

export const inChinese = sayingOf(saidIn('zh-CN'))
