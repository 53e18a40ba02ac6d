/** Any paper of a case as it is printed: its layout, filled with what is on record and with nothing else. */
import { Fragment, type ReactNode } from 'react'
import { SheetFrame, Signatures } from '#app/parts/print/index'
import type { Paper } from '../contract/words'
import type { Field, PaperValues } from '../rules/fields'
import { fieldsInPrinted, layouts, type Block, type Printed } from '../rules/layout'
import { paperLists, type ListName } from '../rules/lists'
import { written } from './said'
import './papers.css'

interface PaperSheetProps {
  readonly paper: Paper
  readonly values: PaperValues
}

export function PaperSheet({ paper, values }: PaperSheetProps) {
  const { committee = '', number = '' } = values.fields
  const cover = paper === 'cover'
  return (
    <SheetFrame
      office={committee}
      title={written(`titles.${paper}`)}
      {...(cover || number === '' ? {} : { line: [written('caseNumber', { number }), ''] as const })}
    >
      <div className={cover ? 'mediation-paper mediation-cover' : 'mediation-paper'}>
        {layouts[paper].map((block, at) => (
          <Fragment key={at}>
            <Shown block={block} values={values} />
          </Fragment>
        ))}
      </div>
    </SheetFrame>
  )
}

interface ShownProps {
  readonly block: Block
  readonly values: PaperValues
}

function Shown({ block, values }: ShownProps): ReactNode {
  const text = (field: Field): string => values.fields[field] ?? ''
  switch (block.is) {
    case 'rows':
      return <Rows rows={block.rows} text={text} />
    case 'box':
      return <Rows rows={[[block.field]]} text={text} box />
    case 'list':
      return <Lines list={block.list} lines={values.lists[block.list] ?? []} />
    case 'printed':
      return <PrintedWords words={block.words} text={text} />
    case 'places':
      return (
        <Signatures
          places={block.places.map((place) => ({
            who: written(`places.${place}`),
            day: written('blankDay'),
          }))}
        />
      )
    case 'cover':
      return (
        <table className="mediation-cover-lines">
          <tbody>
            {block.fields.map((field) => (
              <tr key={field}>
                <th>{written(`word.${field}`)}</th>
                <td>{text(field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )
  }
}

interface RowsProps {
  readonly rows: readonly (readonly Field[])[]
  readonly text: (field: Field) => string
  /** Room to write, however little stands there. */
  readonly box?: boolean
}

function Rows({ rows, text, box = false }: RowsProps) {
  return (
    <table className={box ? 'mediation-box' : undefined}>
      <colgroup>
        <col style={{ width: '17%' }} />
        <col style={{ width: '33%' }} />
        <col style={{ width: '17%' }} />
        <col style={{ width: '33%' }} />
      </colgroup>
      <tbody>
        {rows.map((fields) => (
          <tr key={fields.join(' ')}>
            {fields.map((field) => (
              <Fragment key={field}>
                <th>{written(`word.${field}`)}</th>
                <td colSpan={fields.length === 1 ? 3 : 1}>{text(field)}</td>
              </Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface LinesProps {
  readonly list: ListName
  readonly lines: readonly Readonly<Record<string, string>>[]
}

function Lines({ list, lines }: LinesProps) {
  const { inside, widths } = paperLists[list]
  return (
    <table className="mediation-lines">
      <caption>{written(`word.${list}`)}</caption>
      <colgroup>
        {inside.map((field, at) => (
          <col key={field} style={{ width: `${widths[at] ?? 10}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {inside.map((field) => (
            <th key={field}>{written(`word.${field}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={at}>
            {inside.map((field) => (
              <td key={field} className={field === 'row' ? 'centre' : undefined}>
                {line[field] ?? ''}
              </td>
            ))}
          </tr>
        ))}
        {lines.length === 0 && (
          <tr>
            {inside.map((field) => (
              <td key={field}>{'\u3000'}</td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  )
}

interface PrintedWordsProps {
  readonly words: Printed
  readonly text: (field: Field) => string
}

/** Where nothing is on record there is a line to write on. */
function PrintedWords({ words, text }: PrintedWordsProps) {
  const filled = Object.fromEntries(
    fieldsInPrinted[words].map((field) => [field, text(field) === '' ? written('line') : text(field)]),
  )
  return written(`printed.${words}`, filled)
    .split('\n')
    .map((paragraph, at) => (
      <p key={at} className="paper-body">
        {paragraph}
      </p>
    ))
}
