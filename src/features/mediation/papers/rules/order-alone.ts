/** 人身安全保护令协助记录 of an order of no case on the same paper as one of a case, without a number of a case. */
import type { PaperOrder } from '../contract/source'
import type { PaperValues } from './fields'
import { helpLines, observationLines, rulingLines } from './lists'
import type { Saying } from './saying'
import { orderFields } from './work-fields'

export const orderAlone = (committee: string, order: PaperOrder, say: Saying): PaperValues => ({
  fields: {
    committee,
    orderCourt: orderFields.orderCourt({ order }, say),
    orderNumber: orderFields.orderNumber({ order }, say),
    orderMadeOn: orderFields.orderMadeOn({ order }, say),
    orderEndsOn: orderFields.orderEndsOn({ order }, say),
    protects: orderFields.protects({ order }, say),
    against: orderFields.against({ order }, say),
    measures: orderFields.measures({ order }, say),
  },
  lists: {
    rulings: rulingLines(order, say),
    observations: observationLines(order, say),
    help: helpLines(order, say),
  },
})
