/** The papers in Word: each form of the resources folder has the fields of its paper, and reopens with what filled it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import JSZip from 'jszip'
import { describe, expect, it } from 'vitest'
import { papers, type Paper } from '#features/mediation/papers/contract/words'
import { valuesFor, wordValues, type WordValues } from '#features/mediation/papers/rules/filling'
import { fieldsOf, layouts, listsOf, places, printedWords } from '#features/mediation/papers/rules/layout'
import { paperLists } from '#features/mediation/papers/rules/lists'
import { filledForm, tagsOf } from '#features/templates/form'
import { shippedForm } from '#features/templates/shipped'
import { property } from '#ground/property'
import { formParts } from '../../../../scripts/papers/form-of'
import { bareSource, fullSource } from './source'
import { inChinese, saidIn } from './words'

const resources = join(import.meta.dirname, '../../../../resources')
const inWords = saidIn('zh-CN')
const tag = (field: string): string => inWords(`word.${field}`)

function formOf(paper: Paper): Uint8Array<ArrayBuffer> {
  const form = shippedForm(resources, `mediation.${paper}`)
  if (form === null) throw new Error(`no form of ${paper}`)
  return form
}

const documentOf = async (form: Uint8Array): Promise<string> =>
  (await (await JSZip.loadAsync(form)).file('word/document.xml')?.async('string')) ?? ''

/** What a form says, piece by piece as Word keeps it; a line that is broken is one. */
const textsIn = async (form: Uint8Array): Promise<readonly string[]> =>
  [...(await documentOf(form)).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text)

/** By the names in braces. */
const byTag = (values: WordValues) =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      tag(field),
      typeof value === 'string'
        ? value
        : value.map((line) =>
            Object.fromEntries(Object.entries(line).map(([name, text]) => [tag(name), text])),
          ),
    ]),
  )

describe.each(papers)('the form of %s', (paper) => {
  it('has the fields of the paper and no other', async () => {
    const inLayout = [
      ...fieldsOf(paper).map(tag),
      ...listsOf(paper).flatMap((name) => [
        tag(name),
        ...paperLists[name].inside.map((field) => `${tag(name)}/${tag(field)}`),
      ]),
    ]
    const found = await tagsOf(formOf(paper))
    expect(found.toSorted()).toEqual(inLayout.toSorted())
  })

  it('reopens with what filled it, in the order of the layout, and with no brace left', async () => {
    const values = wordValues(
      paper,
      valuesFor(paper, fullSource({ is: 'mediator' }), inChinese),
      inWords('line'),
    )
    const filled = filledForm(formOf(paper), byTag(values))
    const text = (await textsIn(filled)).join('\n')
    const wanted = Object.values(values).flatMap((value) =>
      typeof value === 'string' ? [value] : value.flatMap((line) => Object.values(line)),
    )
    for (const piece of wanted.flatMap((value) => value.split('\n'))) expect(text).toContain(piece)
    expect(text).not.toMatch(/[{}]/)
    expect(text).toContain(inWords(`titles.${paper}`))
  })

  it('of a case in which nobody entered anything has lines to write on and not one invented word', async () => {
    const bare = wordValues(paper, valuesFor(paper, bareSource, inChinese), inWords('line'))
    const text = (await textsIn(filledForm(formOf(paper), byTag(bare)))).join('')
    expect(text).not.toMatch(/[{}]|undefined|null|NaN/)
    expect(text).not.toMatch(/\d{4}年(?!3月2日)/)
  })

  it('is what `npm run papers` makes of layout and words', async () => {
    const made = formParts(paper, (key) => inWords(key))
    const kept = await JSZip.loadAsync(formOf(paper))
    expect(Object.keys(made).filter((path) => kept.file(path) === null)).toEqual([])
    expect(await documentOf(formOf(paper))).toBe(made['word/document.xml'])
  })
})

it('there is a form for each paper and none for anything else', () => {
  const files = readdirSync(join(resources, 'papers', 'mediation'))
  expect(files.toSorted()).toEqual(papers.map((paper) => `${paper}.docx`).toSorted())
})

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const said = saidIn(language)
  it('each field, list, place and printed text has its words', () => {
    for (const paper of papers) {
      said(`titles.${paper}`)
      for (const field of fieldsOf(paper)) said(`word.${field}`)
      for (const name of listsOf(paper)) for (const inside of paperLists[name].inside) said(`word.${inside}`)
    }
    for (const place of places) said(`places.${place}`)
    for (const words of printedWords) said(`printed.${words}`)
  })
})

it('both languages have the same words, and no two fields of Word have one name', () => {
  const keysOf = (language: 'zh-CN' | 'en') => {
    const file = join(import.meta.dirname, `../../../../src/features/mediation/papers/ui/${language}.json`)
    const walk = (words: unknown, before: string): readonly string[] =>
      typeof words === 'string'
        ? [before]
        : Object.keys(words ?? {}).flatMap((key) => walk(property(words, key), `${before}/${key}`))
    const all = walk(JSON.parse(readFileSync(file, 'utf8')), '')
    // English plurals count as the one text they are.
    return [...new Set(all.map((key) => key.replace(/_(one|other)$/, '')))]
  }
  expect(keysOf('en')).toEqual(keysOf('zh-CN'))
  const names = keysOf('zh-CN').filter((key) => key.startsWith('/word/'))
  expect(new Set(names.map((key) => tag(key.slice(6)))).size).toBe(names.length)
})

it('every paper is signed by somebody, but for what binds them', () => {
  const unsigned = papers.filter((paper) => !layouts[paper].some(({ is }) => is === 'places'))
  expect(unsigned).toEqual(['cover', 'contents'])
})
