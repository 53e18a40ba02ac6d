/** A write that is refused says so: its screen shows the error, or leaves it to what tells every refusal that nobody took up. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const src = path.join(import.meta.dirname, '..', '..', '..', 'src')

/** `() => undefined`, or the name of a function that is it. */
const isNothing = (node: ts.Node | undefined, nothings: ReadonlySet<string>): boolean =>
  node !== undefined &&
  ((ts.isArrowFunction(node) && node.body.getText() === 'undefined') ||
    (ts.isIdentifier(node) && nothings.has(node.text)))

/** Everything in a node of one kind. */
function allIn<Kind extends ts.Node>(within: ts.Node, is: (node: ts.Node) => node is Kind): readonly Kind[] {
  const found: Kind[] = []
  const look = (node: ts.Node): void => {
    if (is(node)) found.push(node)
    ts.forEachChild(node, look)
  }
  look(within)
  return found
}

/** The function at the top of the file, or within another, in which a node stands: its component or its hook. */
function componentOf(node: ts.Node): ts.Node {
  let at = node
  while (!ts.isSourceFile(at.parent)) at = at.parent
  return at
}

/** Whether the refusal of this call is caught and dropped, somewhere along its chain of `then` and `catch`. */
function isDropped(call: ts.Node, nothings: ReadonlySet<string>): boolean {
  let at: ts.Node = call
  while (ts.isPropertyAccessExpression(at.parent) && ts.isCallExpression(at.parent.parent)) {
    const next = at.parent.parent
    const [first, second] = next.arguments
    if (at.parent.name.text === 'catch' && isNothing(first, nothings)) return true
    if (at.parent.name.text === 'then' && isNothing(second, nothings)) return true
    at = next
  }
  return false
}

interface NamedWrite {
  /** As it is called: `copy.write`, or `write` taken apart. */
  readonly called: string
  readonly isShown: boolean
}

/** The writes of a component, and whether it does anything with their error. */
function writesOf(component: ts.Node): readonly NamedWrite[] {
  const text = component.getText()
  return allIn(component, ts.isVariableDeclaration)
    .filter(({ initializer }) => initializer?.getText().startsWith('useWrite(') === true)
    .map(({ name }) => {
      if (ts.isIdentifier(name)) {
        // Handed on whole, as to a list of errors, its error is another's to show.
        const handedOn = new RegExp(`[[,({] ?${name.text}[,)}\\]]`)
        return {
          called: `${name.text}.write`,
          isShown: text.includes(`${name.text}.error`) || handedOn.test(text),
        }
      }
      const parts = ts.isObjectBindingPattern(name) ? name.elements : []
      const write = parts.find((part) => (part.propertyName ?? part.name).getText() === 'write')
      const isShown = parts.some((part) => (part.propertyName ?? part.name).getText() === 'error')
      return { called: write?.name.getText() ?? '', isShown }
    })
}

function droppedIn(file: string): readonly string[] {
  const text = readFileSync(path.join(src, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  const nothings = new Set(
    allIn(source, ts.isVariableDeclaration)
      .filter(({ initializer }) => isNothing(initializer, new Set()))
      .map(({ name }) => name.getText()),
  )
  return allIn(source, ts.isCallExpression)
    .filter((call) => isDropped(call, nothings))
    .flatMap((call) => {
      const calls = call.expression.getText().replaceAll(/\s/g, '')
      const write = writesOf(componentOf(call)).find(({ called }) => called === calls)
      return write === undefined || write.isShown ? [] : [`${file} ${write.called}`]
    })
}

describe('a write that the desk refuses', () => {
  it('is never dropped where nothing shows it', () => {
    const files = globSync('{app,features}/**/*.{ts,tsx}', { cwd: src })
    expect(files.flatMap((file) => droppedIn(file.replaceAll(path.sep, '/')))).toEqual([])
  })
})
