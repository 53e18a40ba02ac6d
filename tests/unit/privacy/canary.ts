/** A person of whom something was typed wherever the desk takes words: every word of theirs stands for them alone. */
import { newSendId } from '../../support/desk'
import { pictureSaying } from '../../support/pictures'
import { idNumberFor, somebody } from '../residents/people'
import { move, openDraft, type ServingDesk } from '../service-requests/desk'

export const canaryNumber = idNumberFor('1950-01-01', 432, '429001')

/** What must not be found any more once the person is erased. */
export const canaries: readonly string[] = [
  '欧阳桂芬',
  'ouyangguifen',
  canaryNumber,
  '13877770001',
  '13877770002',
  '13877770003',
  '欧阳小妹',
  '红砖小院旁',
  '听力不好要大声',
  '低保证号7788',
  '监护人欧阳老三',
  '来问高龄津贴怎么领',
  '已告知带身份证',
  '先敲隔壁门',
  '材料少一张照片',
  '照片背面写名字',
  '打过两次电话没人接',
  '津贴已到账',
  '还没写完的登记',
  '证上的字',
  '背面也扫了',
]

export interface Canary {
  readonly id: number
  readonly visitId: number
  readonly sendId: number
}

/** Registers the person and has them served; the request is carried to its end unless told otherwise. */
export async function bringCanary(
  desk: ServingDesk,
  how: { readonly ended: boolean } = { ended: true },
): Promise<Canary> {
  const { client } = desk
  const person = somebody({
    name: '欧阳桂芬',
    idKind: 'resident-id',
    idNumber: canaryNumber,
    registrationPlace: '红砖小院旁',
    address: { estate: '', building: '9', unit: '1', room: '901', grid: '' },
    phones: [{ number: '13877770001', owner: 'self', ownerName: '' }],
    contacts: [{ name: '欧阳小妹', relation: '妹妹', phone: '13877770003' }],
    remark: '听力不好要大声',
  })
  const { tag } = await tagCode(desk)
  const { id } = await client.residents.register({
    sendId: newSendId(),
    person,
    relation: '',
    tags: [{ code: tag, since: null, until: null, proof: '低保证号7788' }],
    consent: {
      noticeVersion: '2026-1',
      day: '2026-11-23',
      by: 'guardian',
      guardianName: '监护人欧阳老三',
      guardianRelation: '儿子',
    },
  })
  // Changed once, so that what was before stands in the history.
  await client.residents.edit({
    sendId: newSendId(),
    id,
    version: 1,
    person: { ...person, phones: [{ number: '13877770002', owner: 'self', ownerName: '' }] },
  })
  const { visit } = await client.visits.register({
    sendId: newSendId(),
    residentId: id,
    matter: '来问高龄津贴怎么领',
    then: { kind: 'answered', answer: '已告知带身份证' },
  })
  await client.visits.amend({
    sendId: newSendId(),
    id: visit.id,
    residentId: id,
    visitor: null,
    matter: '来问高龄津贴怎么领，改过',
    category: null,
  })
  const { id: sendId } = await openDraft(desk, '高龄津贴申请', { residentId: id })
  const { materialId } = await client.serviceRequests.addMaterial({
    sendId: newSendId(),
    id: sendId,
    name: '照片背面写名字',
    required: false,
    form: 'copy',
    count: 1,
    note: '',
  })
  await move(desk, sendId, {
    action: 'request-correction',
    materialIds: [materialId],
    remark: '材料少一张照片',
  })
  await client.serviceRequests.recordCustody({
    sendId: newSendId(),
    id: sendId,
    movement: 'received',
    holder: null,
    note: '',
    entries: [{ materialId, form: 'copy', count: 1 }],
  })
  const { scanId } = await client.serviceRequests.scans.attach({
    sendId: newSendId(),
    id: sendId,
    materialId,
    file: pictureSaying('证上的字'),
    thumbnail: pictureSaying(''),
    pages: 1,
  })
  await client.serviceRequests.scans.retitle({
    sendId: newSendId(),
    id: sendId,
    scanId,
    title: '背面也扫了',
  })
  await move(desk, sendId, { action: 'complete-correction' })
  await move(desk, sendId, { action: 'accept', withoutMaterials: '容缺' })
  await client.serviceRequests.addNote({
    sendId: newSendId(),
    id: sendId,
    text: '打过两次电话没人接',
  })
  await move(desk, sendId, {
    action: 'dispatch',
    errand: {
      assignee: { kind: 'worker', id: desk.workerId },
      kind: 'submit-materials',
      address: '先敲隔壁门',
      matter: '送街道政务中心',
      materials: '',
      phone: '13877770002',
      due: null,
    },
  })
  if (how.ended) {
    await move(desk, sendId, { action: 'return-errand', outcome: 'done', result: '已交窗口' })
    await move(desk, sendId, { action: 'complete', result: '津贴已到账' })
    await move(desk, sendId, { action: 'deliver', recipient: '欧阳小妹', manner: 'at-desk' })
  }
  await client.drafts.keep({
    sendId: newSendId(),
    key: 'residents.register',
    content: JSON.stringify({ name: '欧阳桂芬', remark: '还没写完的登记' }),
  })
  return { id, visitId: visit.id, sendId }
}

async function tagCode({ client }: ServingDesk): Promise<{ tag: string }> {
  const { entries } = await client.dictionaries.list({})
  const found = entries.find(({ dictionary }) => dictionary === 'tag')
  if (found === undefined) throw new Error('no tag')
  return { tag: found.code }
}
