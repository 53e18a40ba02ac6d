/** 人身安全保护令协助记录 of an order of no case on paper: how it is kept, and what was helped with. */
import { useParams } from 'react-router'
import { orderAlone } from '../../papers/rules/order-alone'
import { PaperOfNoCase } from '../../papers/ui/PaperOfNoCase'
import { writing } from '../../papers/ui/said'
import { deskClient } from '../../ui/client'

export default function OrderPrint() {
  const id = Number(useParams()['orderId'])
  return (
    <PaperOfNoCase
      paper="protection-record"
      ask={() => deskClient.mediation.protection.paper({ id })}
      valuesOf={({ committee, order }) => orderAlone(committee, order, writing())}
      back={`/mediation/protection/orders/${id}`}
    />
  )
}
