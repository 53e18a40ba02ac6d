/** A desk with two months of requests, for whatever is counted over them. */
import { later, move, openDraft, openServingDesk, type ServingDesk } from './desk'

/** 2026-11-23 to 2026-12-03: accepted, corrected, stopped, ended one way and the other, rated well and poorly. */
export async function openTwoMonths(): Promise<ServingDesk> {
  const desk = await openServingDesk()
  const accepted = async (item: string, residentId = desk.residentId): Promise<number> => {
    const { id } = await openDraft(desk, item, { residentId, complete: true })
    await move(desk, id, { action: 'accept' })
    return id
  }
  const completed = async (id: number): Promise<void> => {
    await move(desk, id, { action: 'complete', result: '已答复', originalsReason: '街道留存' })
  }
  const rated = async (id: number, rating: 'satisfied' | 'dissatisfied'): Promise<void> => {
    await move(desk, id, { action: 'deliver', recipient: '本人', manner: 'at-desk' })
    await move(desk, id, { action: 'follow-up', rating, channel: 'phone', reason: '等得久' })
  }
  // November: done at once and liked; done late; waiting for another authority; given up; refused.
  const good = await accepted('社保咨询')
  await completed(good)
  await rated(good, 'satisfied')
  const late = await accepted('社保咨询', desk.otherId)
  const stopped = await accepted('老年人优待证办理')
  await move(desk, stopped, { action: 'suspend', reason: '等候街道审核' })
  const given = await openDraft(desk, '生育登记')
  await move(desk, given.id, { action: 'terminate', reason: '=HYPERLINK("x")' })
  const refused = await openDraft(desk, '老年人优待证办理', { residentId: desk.otherId })
  await move(desk, refused.id, { action: 'refuse', reason: '未满六十五周岁' })
  later(desk, 1)
  await completed(late)
  await rated(late, 'dissatisfied')
  const corrected = await openDraft(desk, '老年人优待证办理', { complete: true })
  await move(desk, corrected.id, { action: 'request-correction', materialIds: [], remark: '照片不清楚' })
  // December: what November left goes on, and one more comes.
  later(desk, 9)
  await move(desk, corrected.id, { action: 'complete-correction' })
  await move(desk, corrected.id, { action: 'accept' })
  await move(desk, stopped, { action: 'resume', remark: '' })
  await completed(stopped)
  await accepted('社保咨询')
  return desk
}
