/** The form in Word of a paper, from its layout and the words of a language file: names in braces where the desk fills in. */
import type { Paper } from '#features/mediation/papers/contract/words'
import { layouts, type Block } from '#features/mediation/papers/rules/layout'
import { paperLists } from '#features/mediation/papers/rules/lists'
import { gap, paragraph, row, table, wordParts } from './word-parts'

/** What stands under a key of the papers' words. */
type Told = (key: string) => string

const braces = (field: string, told: Told): string => `{${told(`word.${field}`)}}`

const name = (text: string, width: number) => ({
  text,
  width,
  looks: { bold: true, align: 'center' as const, size: 22 },
})

const rowsTable = (rows: readonly (readonly string[])[], told: Told): string =>
  table(
    [18, 32, 18, 32],
    rows.map((fields) =>
      row(
        fields.length === 1
          ? fields.flatMap((field) => [
              name(told(`word.${field}`), 18),
              { text: braces(field, told), width: 82, span: 3 },
            ])
          : fields.flatMap((field) => [
              name(told(`word.${field}`), 18),
              { text: braces(field, told), width: 32 },
            ]),
      ),
    ),
  )

/** The list begins in the first cell of its line and ends in the last. */
function listTable(list: keyof typeof paperLists, told: Told): string {
  const { inside, widths } = paperLists[list]
  const tag = told(`word.${list}`)
  const line = inside.map((field, at) => ({
    text: `${at === 0 ? `{#${tag}}` : ''}${braces(field, told)}${at === inside.length - 1 ? `{/${tag}}` : ''}`,
    width: widths[at] ?? 10,
    looks: { size: 21 },
  }))
  return table(widths, [
    row(inside.map((field, at) => name(told(`word.${field}`), widths[at] ?? 10))),
    row(line),
  ])
}

/** Braces of a language file (`{{party}}`) as those of a form. */
const printedOf = (words: string, told: Told): readonly string[] =>
  told(`printed.${words}`)
    .replaceAll(/\{\{(\w+)\}\}/g, (_, field: string) => braces(field, told))
    .split('\n')

function placesTable(places: readonly string[], told: Told): string {
  const width = 100 / places.length
  const cells = (text: (place: string) => string) => places.map((place) => ({ text: text(place), width }))
  return table(
    places.map(() => width),
    [
      row(
        cells((place) => told(`places.${place}`)),
        1100,
      ),
      row(
        cells(() => told('blankDay')),
        500,
      ),
    ],
    { ruled: false },
  )
}

function blockParts(block: Block, told: Told): readonly string[] {
  switch (block.is) {
    case 'rows':
      return [rowsTable(block.rows, told), gap]
    case 'box':
      return [
        table(
          [18, 82],
          [
            row(
              [name(told(`word.${block.field}`), 18), { text: braces(block.field, told), width: 82 }],
              1700,
            ),
          ],
        ),
        gap,
      ]
    case 'list':
      return [listTable(block.list, told), gap]
    case 'printed':
      return printedOf(block.words, told).map((text) => paragraph(text, { indent: true, below: 60 }))
    case 'places':
      return [gap, placesTable(block.places, told), gap]
    case 'cover':
      return [
        paragraph('', { above: 1600 }),
        table(
          [26, 74],
          block.fields.map((field) =>
            row(
              [
                { text: told(`word.${field}`), width: 26, looks: { bold: true, align: 'center', size: 28 } },
                { text: braces(field, told), width: 74, looks: { size: 28 } },
              ],
              900,
            ),
          ),
        ),
        gap,
      ]
  }
}

/** Path in the package → content. */
export function formParts(paper: Paper, told: Told): Readonly<Record<string, string>> {
  const cover = paper === 'cover'
  const head = [
    paragraph(braces('committee', told), { align: 'center', size: 26, above: cover ? 1200 : 0 }),
    paragraph(told(`titles.${paper}`), { bold: true, align: 'center', size: cover ? 60 : 40, below: 120 }),
    ...(cover
      ? []
      : [paragraph(told('caseNumber').replace('{{number}}', braces('number', told)), { size: 22 })]),
  ]
  return wordParts([...head, ...layouts[paper].flatMap((block) => blockParts(block, told))])
}
