/** Papers are Chinese: each of mediation's is drawn while the screen speaks English, and has no word of it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { createElement } from 'react'
import { initReactI18next } from 'react-i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { OnPaper } from '#app/parts/print/index'
import { papers, type Paper } from '#features/mediation/papers/contract/words'
import { valuesFor } from '#features/mediation/papers/rules/filling'
import { PaperSheet } from '#features/mediation/papers/ui/PaperSheet.tsx'
import { said, writing } from '#features/mediation/papers/ui/said'
import { bareSource, fullSource } from './source'

/** The page's parts listen to keys as soon as they are read; nobody types here. */
vi.hoisted(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined })
})

const src = join(import.meta.dirname, '../../../../src')
const words = (file: string) => {
  const read: unknown = JSON.parse(readFileSync(join(src, file), 'utf8'))
  return z.record(z.string(), z.unknown()).parse(read)
}
const inLanguage = (language: string) => ({
  app: words(`app/i18n/${language}.json`),
  mediation: {
    ...words(`features/mediation/ui/${language}.json`),
    papers: words(`features/mediation/papers/ui/${language}.json`),
  },
})

beforeAll(async () => {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'zh-CN',
    ns: ['app', 'mediation'],
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    resources: { 'zh-CN': inLanguage('zh-CN'), en: inLanguage('en') },
  })
})

/** What stands on the paper, without its markup. */
function drawn(paper: Paper, source: Parameters<typeof valuesFor>[1]): string {
  const sheet = createElement(PaperSheet, { paper, values: valuesFor(paper, source, writing()) })
  return renderToStaticMarkup(createElement(OnPaper, null, sheet)).replaceAll(/<[^>]*>/g, ' ')
}

describe('under an English screen', () => {
  it.each(papers)('%s has no word in Latin letters, whether all of it or nothing is on record', (paper) => {
    expect(said(`titles.${paper}`)).toMatch(/[a-z]/)
    for (const source of [fullSource({ is: 'mediator' }), bareSource]) {
      const text = drawn(paper, source)
      expect(text).toMatch(/\p{Script=Han}{2}/u)
      expect(text.match(/[A-Za-z][A-Za-z ]+/g) ?? []).toEqual([])
    }
  })
})
