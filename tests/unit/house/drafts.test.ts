/** Nothing typed is lost: a form in which sentences are written keeps a draft, so that Esc, the lock or a crash takes none of them. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const src = path.join(import.meta.dirname, '..', '..', '..', 'src')

/** Forms whose sentences may not be kept, and why. */
const withoutDraft: Readonly<Record<string, string>> = {}

/** What a node draws, with what is drawn by the components of the same file that stand in it. */
function textOf(node: ts.Node, components: ReadonlyMap<string, string>, seen = new Set<string>()): string {
  const text = node.getText()
  const drawn = [...text.matchAll(/<([A-Z]\w*)/g)].map(([, name = '']) => name)
  const inner = drawn
    .filter((name) => components.has(name) && !seen.has(name))
    .map((name) => {
      seen.add(name)
      return components.get(name) ?? ''
    })
  return [text, ...inner].join(' ')
}

interface FormFound {
  readonly file: string
  readonly draws: string
  readonly hasDraft: boolean
}

function formsIn(file: string): readonly FormFound[] {
  const text = readFileSync(path.join(src, file), 'utf8')
  if (!text.includes('<Form<') && !text.includes('<MoveDrawer<')) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const components = new Map(
    source.statements
      .filter(ts.isFunctionDeclaration)
      .map((one) => [one.name?.text ?? '', one.getText()] as const),
  )
  const forms: FormFound[] = []
  const look = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && ['Form', 'MoveDrawer'].includes(node.openingElement.tagName.getText())) {
      const { properties } = node.openingElement.attributes
      const hasDraft = properties.some(
        (one) => ts.isJsxSpreadAttribute(one) || one.name.getText() === 'draft',
      )
      forms.push({ file, draws: textOf(node, components), hasDraft })
    }
    ts.forEachChild(node, look)
  }
  look(source)
  return forms
}

describe('a form in which sentences are written', () => {
  const files = globSync('{app,features}/**/*.tsx', { cwd: src })
  const written = files
    .flatMap((file) => formsIn(file.replaceAll(path.sep, '/')))
    .filter(({ draws }) => draws.includes('.TextArea'))

  it('keeps a draft, or says why it may not', () => {
    expect(written.length).toBeGreaterThan(40)
    const forgetful = written.filter(({ file, hasDraft }) => !hasDraft && withoutDraft[file] === undefined)
    expect(forgetful.map(({ file }) => file)).toEqual([])
  })

  it('that keeps none is one of these still', () => {
    const kept = new Set(written.filter(({ hasDraft }) => !hasDraft).map(({ file }) => file))
    expect(Object.keys(withoutDraft).filter((file) => !kept.has(file))).toEqual([])
  })
})
