/** A paper of a register: of what belongs to no case, asked for once, on the sheet that a case has for the same. */
import { useAskedOnce } from '#app/desk-client/index'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview } from '#app/parts/print/index'
import type { Paper } from '../contract/words'
import type { PaperValues } from '../rules/fields'
import { wordValues } from '../rules/filling'
import { PaperSheet } from './PaperSheet'
import { said, written } from './said'

interface PaperOfNoCaseProps<Answer> {
  readonly paper: Paper
  readonly ask: () => Promise<Answer>
  readonly valuesOf: (answer: Answer) => PaperValues
  readonly back: string
}

export function PaperOfNoCase<Answer>({ paper, ask, valuesOf, back }: PaperOfNoCaseProps<Answer>) {
  const { answer, error, again } = useAskedOnce(ask)
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  if (answer === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  const values = valuesOf(answer)
  return (
    <PrintPreview
      title={said(`titles.${paper}`)}
      fileName={written(`titles.${paper}`)}
      word={{
        paper: `mediation.${paper}`,
        words: 'papers.word',
        values: () => wordValues(paper, values, written('line')),
      }}
      back={back}
    >
      <PaperSheet paper={paper} values={values} />
    </PrintPreview>
  )
}
