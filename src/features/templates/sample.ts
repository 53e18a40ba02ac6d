/** The parts of a plain Word file: a title, a table of fields, a table for each list. */
import type { FormField } from '#work/templates/contract'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const run = (text: string, looks = ''): string =>
  `<w:r>${looks === '' ? '' : `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

const paragraph = (text: string, layout = '', looks = ''): string =>
  `<w:p>${layout === '' ? '' : `<w:pPr>${layout}</w:pPr>`}${run(text, looks)}</w:p>`

const cell = (text: string): string => `<w:tc><w:tcPr/>${paragraph(text)}</w:tc>`

const row = (cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`

const lines = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
  .join('')

const table = (rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${lines}</w:tblBorders></w:tblPr>${rows.join('')}</w:tbl>${paragraph('')}`

/** One row for each entry: the list begins in its first cell and ends in its last. */
const listTable = ({ tag, inside }: FormField): string =>
  table([
    row(inside),
    row(
      inside.map(
        (name, at) => `${at === 0 ? `{#${tag}}` : ''}{${name}}${at === inside.length - 1 ? `{/${tag}}` : ''}`,
      ),
    ),
  ])

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Path in the package → content. */
export function sampleParts(title: string, fields: readonly FormField[]): Readonly<Record<string, string>> {
  const plain = fields.filter(({ inside }) => inside.length === 0)
  const lists = fields.filter(({ inside }) => inside.length > 0)
  const body = [
    paragraph(title, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="36"/>'),
    table(plain.map(({ tag }) => row([tag, `{${tag}}`]))),
    ...lists.flatMap((list) => [paragraph(list.tag, '', '<w:b/>'), listTable(list)]),
  ].join('')
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document xmlns:w="${namespace}"><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/></w:sectPr></w:body></w:document>`,
  }
}
