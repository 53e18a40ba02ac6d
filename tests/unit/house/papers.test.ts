/** What is printed is drawn on paper, where every word is Chinese; and the browser test of that looks at every kind of paper. */
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { routesInSources, screens } from '../../support/screens'

const src = path.join(import.meta.dirname, '..', '..', '..', 'src')
const read = (file: string) => readFileSync(path.join(src, file), 'utf8')

const pages = globSync('{app,features,centre}/**/*.tsx', { cwd: src })
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !file.startsWith('app/parts/print/'))
  .map((file) => ({ file, text: read(file) }))

/** The components that a function draws itself: a sheet of its own function asks for its own words. */
function drawnBy(component: ts.Node): ReadonlySet<string> {
  const drawn = new Set<string>()
  const look = (node: ts.Node): void => {
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) drawn.add(node.tagName.getText())
    ts.forEachChild(node, look)
  }
  look(component)
  return drawn
}

describe('every print goes through the part that prints', () => {
  const sheets = ['SheetFrame', 'SlipFrame', 'Packet']
  const grounds = ['PrintPreview', 'OnPaper']

  it('no page draws a sheet in its own words, which are those of the screen', () => {
    const mixed = pages.flatMap(({ file, text }) =>
      ts
        .createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
        .statements.map((statement) => drawnBy(statement))
        .filter((drawn) => sheets.some((sheet) => drawn.has(sheet)) && grounds.some((at) => drawn.has(at)))
        .map(() => file),
    )
    expect(mixed).toEqual([])
  })

  it('no sheet asks for words or days in the language on screen', () => {
    const asking = /\b(toldBy|currentLanguage|dayWithWeekday|wholeDay|monthAndDay|nearDay|weekday)\(/
    const sheetFiles = pages.filter(({ text }) => /<(SheetFrame|SlipFrame)\b/.test(text))
    expect(sheetFiles.length).toBeGreaterThan(20)
    const faults = sheetFiles.filter(({ text }) => asking.test(text) && !/<PrintPreview\b/.test(text))
    expect(faults.map(({ file }) => file)).toEqual([])
  })

  it('nothing else sends what is on screen to the printer', () => {
    const sending = pages.filter(({ text }) => /\bshell\s*\.(print|savePdf)\(|\busePrint(Once)?\(/.test(text))
    expect(sending.length).toBeGreaterThan(2)
    const wild = sending.filter(({ text }) => !/<(OnPaper|RecoveryPaper)\b/.test(text))
    expect(wild.map(({ file }) => file)).toEqual([])
  })
})

describe('what is told in full is on record each time it is asked for', () => {
  const disclosures = proceduresOf(deskContract).filter(
    ([, procedure]) => metaOf(procedure).kind === 'disclosure',
  )

  it('so no screen keeps it as a query, which any write and any connection that came back would ask again', () => {
    expect(disclosures.length).toBeGreaterThan(20)
    const faults = pages.flatMap(({ file, text }) =>
      disclosures
        .filter(([name]) =>
          new RegExp(
            `\\bdesk\\.${name.replaceAll('.', '\\.')}(\\.(queryOptions|infiniteOptions|queryKey|key)|,)`,
          ).test(text.replaceAll(/\s/g, '')),
        )
        .map(([name]) => `${file} ${name}`),
    )
    expect(faults).toEqual([])
  })
})

describe('the papers that the browser test looks at under English', () => {
  it('are named by the walk of every screen that prints', () => {
    const printing = routesInSources().filter(
      ({ file }) => file !== undefined && /<PrintPreview\b/.test(read(file)),
    )
    expect(printing.length).toBeGreaterThan(15)
    const unseen = printing.filter(({ pattern }) => screens[pattern]?.papers === undefined)
    expect(unseen.map(({ pattern }) => pattern)).toEqual([])
  })
})
