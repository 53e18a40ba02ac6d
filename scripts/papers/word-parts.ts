/** The parts of a Word file that a paper is made of: what Word and WPS both read, and no more. */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Width between the margins, in twentieths of a point. */
export const textWidth = 9638

const face =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/>'
const headFace =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'

export interface Looks {
  readonly bold?: boolean
  /** In half points. */
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** First line moved in by two characters. */
  readonly indent?: boolean
  /** Space above and below, in twentieths of a point. */
  readonly above?: number
  readonly below?: number
}

const run = (text: string, { bold = false, size = 24 }: Looks): string =>
  `<w:r><w:rPr>${bold ? headFace : face}${bold ? '<w:b/>' : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

export function paragraph(text: string, looks: Looks = {}): string {
  const { align = 'left', indent = false, above = 0, below = 0 } = looks
  const spacing = `<w:spacing w:before="${above}" w:after="${below}" w:line="360" w:lineRule="auto"/>`
  const ind = indent ? '<w:ind w:firstLineChars="200" w:firstLine="480"/>' : ''
  return `<w:p><w:pPr>${spacing}${ind}<w:jc w:val="${align}"/></w:pPr>${run(text, looks)}</w:p>`
}

export interface Cell {
  readonly text: string
  /** Parts of a hundred of the text's width. */
  readonly width: number
  readonly span?: number
  readonly looks?: Looks
}

const cell = ({ text, width, span = 1, looks = {} }: Cell): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${twentieths(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>${paragraph(text, looks)}</w:tc>`

const twentieths = (hundredths: number): number => Math.round((textWidth * hundredths) / 100)

/** A row that stays on one page; `height` is the least it has, in twentieths of a point. */
export const row = (cells: readonly Cell[], height = 454): string =>
  `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${height}" w:hRule="atLeast"/></w:trPr>${cells.map(cell).join('')}</w:tr>`

const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']

export interface Ruling {
  readonly ruled?: boolean
}

/** `grid` are the widths of its columns in parts of a hundred. */
export function table(
  grid: readonly number[],
  rows: readonly string[],
  { ruled = true }: Ruling = {},
): string {
  const borders = sides
    .map((side) => `<w:${side} w:val="${ruled ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  const columns = grid.map((width) => `<w:gridCol w:w="${twentieths(width)}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${columns}</w:tblGrid>${rows.join('')}</w:tbl>`
}

/** Between two tables, which Word would otherwise make one of. */
export const gap =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'

const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Path in the package → content. */
export function wordParts(body: readonly string[]): Readonly<Record<string, string>> {
  const section =
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="567" w:gutter="0"/></w:sectPr>'
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `${head}<w:styles xmlns:w="${wordNamespace}"><w:docDefaults><w:rPrDefault><w:rPr>${face}<w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/document.xml': `${head}<w:document xmlns:w="${wordNamespace}"><w:body>${body.join('')}${section}</w:body></w:document>`,
  }
}
