/** What a form begins with, or offers as usual words, is kept and comes out on papers: it is Chinese whatever language is on screen. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { usualReasons } from '#features/service-requests/course/ui/usual-reasons'

const src = path.join(import.meta.dirname, '..', '..', '..', 'src')
const read = (file: string) => readFileSync(path.join(src, file), 'utf8')

/** Calls of these say words in the language on screen. */
const onScreen: ReadonlySet<string> = new Set(['t', 'said', 'toldBy'])

/** The words on screen that stand in here; what only stands between numbers, in a `join`, is none. */
function wordsOnScreen(within: ts.Node): readonly string[] {
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText().endsWith('.join')) return
    if (ts.isCallExpression(node) && onScreen.has(node.expression.getText())) found.push(node.getText())
    ts.forEachChild(node, look)
  }
  look(within)
  return found
}

/** What the forms of a file begin with, and what its inputs of their own begin with. */
function presetsOf(source: ts.SourceFile): readonly ts.Node[] {
  const presets: ts.Node[] = []
  const named = new Set<string>()
  const look = (node: ts.Node): void => {
    if (ts.isJsxAttribute(node) && node.name.getText() === 'initial' && node.initializer !== undefined) {
      presets.push(node.initializer)
      const given = ts.isJsxExpression(node.initializer) ? node.initializer.expression : undefined
      if (given !== undefined && ts.isIdentifier(given)) named.add(given.text)
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'useState') presets.push(...node.arguments)
    ts.forEachChild(node, look)
  }
  look(source)
  const lookUp = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && named.has(node.name.getText())) presets.push(node)
    ts.forEachChild(node, lookUp)
  }
  lookUp(source)
  return presets
}

describe('what is filled in beforehand', () => {
  it('is never in the words on screen', () => {
    const files = globSync('{app,features}/**/*.tsx', { cwd: src })
    const found = files.map((file) => {
      const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
      return { file: file.replaceAll(path.sep, '/'), presets: presetsOf(source) }
    })
    expect(found.filter(({ presets }) => presets.length > 0).length).toBeGreaterThan(100)
    const faults = found.flatMap(({ file, presets }) =>
      presets.flatMap((preset) => wordsOnScreen(preset).map((words) => `${file} ${words}`)),
    )
    expect(faults).toEqual([])
  })
})

describe('usual reasons', () => {
  const words = z.object({ usual: z.record(z.string(), z.string()) })
  const usualIn = (language: string) =>
    words.parse(JSON.parse(read(`features/service-requests/ui/${language}.json`))).usual

  it('are kept in Chinese, with the words on screen beside them', () => {
    expect(usualReasons('本人撤回申请|逾期未补正', 'withdrawn|not corrected in time')).toEqual([
      { value: '本人撤回申请', label: 'withdrawn · 本人撤回申请' },
      { value: '逾期未补正', label: 'not corrected in time · 逾期未补正' },
    ])
    expect(usualReasons('已办结', '已办结')).toEqual([{ value: '已办结', label: '已办结' }])
  })

  it('are as many in each language, so that each stands beside its own', () => {
    const counts = (language: string) =>
      Object.entries(usualIn(language)).map(([name, list]) => [name, list.split('|').length])
    expect(counts('en')).toEqual(counts('zh-CN'))
  })
})
