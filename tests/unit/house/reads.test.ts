/** A screen that waits for an answer says as well when it does not come: grey lines never stand where the reading failed. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const src = path.join(import.meta.dirname, '..', '..', '..', 'src')

/** Tags and texts of the whole component, a part of which may stand in a hook beside it. */
function faultsIn(file: string): readonly string[] {
  const text = readFileSync(path.join(src, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
  return source.statements
    .map((statement) => statement.getText())
    .filter(
      (component) =>
        component.includes('<LoadingLines') && /\buse(Query|AskedOnce)\(|\bquery\b/.test(component),
    )
    .filter((component) => !/\berror\b|\bisError\b|\bfailed\b/.test(component))
    .map((component) => `${file} ${/function (\w+)/.exec(component)?.[1] ?? ''}`)
}

describe('a screen that waits for an answer', () => {
  it('says as well when it does not come', () => {
    const files = globSync('{app,features}/**/*.tsx', { cwd: src })
    const waiting = files.filter((file) =>
      readFileSync(path.join(src, file), 'utf8').includes('<LoadingLines'),
    )
    expect(waiting.length).toBeGreaterThan(50)
    expect(files.flatMap((file) => faultsIn(file.replaceAll(path.sep, '/')))).toEqual([])
  })
})
