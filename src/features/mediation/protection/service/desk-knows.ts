/** The counter knows of an order or a warning one thing alone: that nothing of where somebody is may be told. */
import { residentsById } from '#features/residents/index'
import type { CaseReader } from '../../service/call'

export function deskKnows(call: CaseReader, residentId: number | null): boolean | null {
  if (residentId === null) return null
  return (
    residentsById({ ...call, ...call.beside('desk') }, [residentId]).get(residentId)?.addressHidden ?? null
  )
}
