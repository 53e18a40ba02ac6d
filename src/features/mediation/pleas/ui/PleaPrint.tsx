/** 求助记录 of no case on paper: evidence, in the words as spoken. */
import { useParams } from 'react-router'
import { useAskedOnce } from '#app/desk-client/index'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview } from '#app/parts/print/index'
import { wordValues } from '../../papers/rules/filling'
import { pleaAlone } from '../../papers/rules/plea-alone'
import { PaperSheet } from '../../papers/ui/PaperSheet'
import { said, writing, written } from '../../papers/ui/said'
import { deskClient } from '../../ui/client'

export default function PleaPrint() {
  const { pleaId } = useParams()
  const id = Number(pleaId)
  const { answer, error, again } = useAskedOnce(() => deskClient.mediation.pleas.paper({ id }))
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  if (answer === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  const values = pleaAlone(answer.community, answer.plea, writing())
  return (
    <PrintPreview
      title={said('titles.plea')}
      fileName={written('titles.plea')}
      word={{
        paper: 'mediation.plea',
        words: 'papers.word',
        values: () => wordValues('plea', values, written('line')),
      }}
      back={`/mediation/protection/pleas/${id}`}
    >
      <PaperSheet paper="plea" values={values} />
    </PrintPreview>
  )
}
