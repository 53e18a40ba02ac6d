/** Who imports whom in the source, types included: what lint says of one line, looked at as a whole. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const root = path.join(import.meta.dirname, '..', '..')

export interface Arrow {
  /** Path from `src`, with its ending. */
  readonly from: string
  readonly to: string
}

/** Every code file of the program, as a path from `src` with forward slashes. */
export const codeFiles: readonly string[] = readdirSync(path.join(root, 'src'), {
  recursive: true,
  encoding: 'utf8',
})
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file))
  .toSorted()

export const linesOf = (file: string): number =>
  readFileSync(path.join(root, 'src', file), 'utf8').split('\n').length - 1

/** What `specifier` in `from` names, as a path from `src`; undefined for packages and for what is no code of ours. */
function targetOf(from: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '')
  const base = bare.startsWith('#')
    ? bare.slice(1)
    : bare.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), bare)
      : undefined
  if (base === undefined) return undefined
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`].find(
    (file) => /\.tsx?$/.test(file) && existsSync(path.join(root, 'src', file)),
  )
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(path.join(root, 'src', file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX)
  const found: string[] = []
  const walk = (node: ts.Node): void => {
    const named =
      ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
        ? node.moduleSpecifier
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
            ? node.argument.literal
            : undefined
    if (named !== undefined && ts.isStringLiteralLike(named)) found.push(named.text)
    ts.forEachChild(node, walk)
  }
  walk(source)
  return found
}

/** Every arrow between two code files. */
export const arrows: readonly Arrow[] = codeFiles.flatMap((from) =>
  importsOf(from).flatMap((specifier) => {
    const to = targetOf(from, specifier)
    return to === undefined || to === from ? [] : [{ from, to }]
  }),
)

/** The circles of a graph: groups of two and more that lead to each other, each in order of name. */
export function circlesOf(edges: readonly Arrow[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const stack: string[] = []
  const circles: string[][] = []
  const visit = (at: string): void => {
    order.set(at, order.size)
    low.set(at, order.get(at) ?? 0)
    stack.push(at)
    for (const to of next.get(at) ?? []) {
      if (!order.has(to)) {
        visit(to)
        low.set(at, Math.min(low.get(at) ?? 0, low.get(to) ?? 0))
      } else if (stack.includes(to)) {
        low.set(at, Math.min(low.get(at) ?? 0, order.get(to) ?? 0))
      }
    }
    if (low.get(at) !== order.get(at)) return
    const group = stack.splice(stack.indexOf(at))
    if (group.length > 1) circles.push(group.toSorted())
  }
  for (const at of next.keys()) if (!order.has(at)) visit(at)
  return circles
}
