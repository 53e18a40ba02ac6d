/** Errands as they are stored: in full for the paper, masked for the screen. */
import type { Reader } from '#desk/rpc/call'
import { desc, eq } from 'drizzle-orm'
import { seesPlain } from '#ground/roles/sensitive'
import { shownTo } from '#features/residents/index'
import type { ErrandRow } from '../contract'
import { errands } from '../../schema'

/** The errands as screens show them; the paper has what they are in full. */
export function errandsShown(call: Reader, requestId: number, addressHidden: boolean): ErrandRow[] {
  const { phone, text } = shownTo(call.staff.roles)
  const { roles } = call.staff
  return errandRows(call, requestId).map((errand) => ({
    ...errand,
    ...errandTexts(call, errand, addressHidden),
    assigneePhone: seesPlain(roles, 'worker-phone') ? errand.assigneePhone : '',
    phone: phone(errand.phone, addressHidden),
    result: text(errand.result),
  }))
}

/** What was typed of an errand, as screens show it. */
export function errandTexts(
  call: Reader,
  { address, matter, materials }: Pick<ErrandRow, 'address' | 'matter' | 'materials'>,
  addressHidden: boolean,
) {
  const { text } = shownTo(call.staff.roles)
  return { address: addressHidden ? '' : text(address), matter: text(matter), materials: text(materials) }
}

/** The errands of a request in full, the latest first. An empty address or phone is the applicant's own. */
export function errandRows(call: Reader, requestId: number): ErrandRow[] {
  return call.database
    .select()
    .from(errands)
    .where(eq(errands.requestId, requestId))
    .orderBy(desc(errands.id))
    .all()
    .map((errand) => ({
      id: errand.id,
      kind: errand.kind,
      assignee: errand.assignee,
      assigneePhone: errand.assigneePhone,
      phone: errand.phone,
      address: errand.address,
      matter: errand.matter,
      materials: errand.materials,
      due: errand.dueDay,
      dispatchedAt: errand.dispatchedAt,
      returnedAt: errand.returnedAt,
      outcome: errand.outcome,
      result: errand.result,
    }))
}
