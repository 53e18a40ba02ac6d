/** 人身安全保护令协助记录 of an order of no case on paper: how it is kept, and what was helped with. */
import { useParams } from 'react-router'
import { useAskedOnce } from '#app/desk-client/index'
import { ErrorState, LoadingLines, Page } from '#app/parts/index'
import { PrintPreview } from '#app/parts/print/index'
import { wordValues } from '../../papers/rules/filling'
import { orderAlone } from '../../papers/rules/order-alone'
import { PaperSheet } from '../../papers/ui/PaperSheet'
import { said, writing, written } from '../../papers/ui/said'
import { deskClient } from '../../ui/client'

export default function OrderPrint() {
  const { orderId } = useParams()
  const id = Number(orderId)
  const { answer, error, again } = useAskedOnce(() => deskClient.mediation.protection.paper({ id }))
  if (error !== undefined) return <ErrorState error={error} onRetry={again} />
  if (answer === undefined) {
    return (
      <Page>
        <LoadingLines lines={8} />
      </Page>
    )
  }
  const values = orderAlone(answer.community, answer.order, writing())
  return (
    <PrintPreview
      title={said('titles.protection-record')}
      fileName={written('titles.protection-record')}
      word={{
        paper: 'mediation.protection-record',
        words: 'papers.word',
        values: () => wordValues('protection-record', values, written('line')),
      }}
      back={`/mediation/protection/orders/${id}`}
    >
      <PaperSheet paper="protection-record" values={values} />
    </PrintPreview>
  )
}
