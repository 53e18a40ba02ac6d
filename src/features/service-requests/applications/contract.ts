/** 申请表: what was answered to what an item asks. */
import { z } from 'zod'
import { rowId, text } from '#ground/contract/fields'
import { request, writes } from '#ground/contract/procedure'
import { masked } from '#ground/contract/sensitive'
import { moved } from '../requests/contract'

/** As long as the longest line of a form. */
export const mostAnswered = 200

/** In the order of the form; empty of what was not answered. */
export const answersGiven = z.array(text(mostAnswered)).max(20)

/** A line of the form with what was answered; numbers written into it are masked. */
export const answerShown = z.strictObject({ name: z.string(), value: masked('typed-number') })

export const applicationsContract = {
  /** What was answered, in the order of the form; what is masked and left as it is stays. */
  answer: writes('service-requests.edit')
    .input(request({ id: rowId, answers: answersGiven }))
    .output(moved),
}
