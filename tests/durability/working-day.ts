/** Writes of many kinds, one after the other, as a front desk makes them; each leaves a trace of its own. */
import { pictureSaying } from '../support/pictures'
import type { Page } from './page'

/** A resident of whom nothing is known but a name. */
export const personNamed = (name: string, remark = '') => ({
  name,
  sex: null,
  idKind: null,
  idNumber: '',
  birth: null,
  registration: null,
  registrationPlace: '',
  phones: [],
  address: { estate: '', building: '', unit: '', room: '', grid: '' },
  contacts: [],
  remark,
})

/** Where each kind of write leaves its trace: a query for all traces of that kind that the database has. */
export const traces: Readonly<Record<string, string>> = {
  'residents.register': 'SELECT name FROM residents',
  'residents.edit': `SELECT json_extract(after, '$') FROM resident_changes WHERE field = 'remark'`,
  'visits.register': 'SELECT matter FROM visits',
  'visits.move': `SELECT visit_id || ':' || move FROM visit_moves WHERE move = 'call'`,
  'visits.answer': `SELECT answer FROM visits WHERE answer <> ''`,
  'serviceRequests.open': 'SELECT note FROM service_requests',
  'serviceRequests.move': `SELECT text FROM request_events WHERE kind IN ('suspend', 'resume')`,
  'serviceRequests.addNote': `SELECT text FROM request_events WHERE kind = 'note'`,
  'serviceRequests.addMaterial': 'SELECT note FROM request_materials',
  'serviceRequests.recordCustody': 'SELECT note FROM custody_entries',
  // The picture says its id in its first piece; it counts where the others are there too.
  'serviceRequests.scans.attach': `SELECT CAST(substr(p.content, 7, 36) AS TEXT) FROM attachment_pieces p
     JOIN attachments a ON a.id = p.attachment_id JOIN request_scans s ON s.attachment_id = a.id
    WHERE p.place = 0
      AND (SELECT sum(length(q.content)) FROM attachment_pieces q WHERE q.attachment_id = a.id) = a.size`,
  'dictionaries.add': `SELECT label FROM dictionary_entries WHERE dictionary = 'grid'`,
}

/**
 * Writes that replace what was there, by the place they write to: `drafts.keep:3` is the draft of lane 3. Only the last
 * one answered, or one under way, may be found there.
 */
export const places: Readonly<Record<string, string>> = {
  'drafts.keep': `SELECT key AS place, json_extract(content, '$') AS trace FROM drafts`,
  'session.nameCentre': `SELECT 'centre' AS place, json_extract(value, '$.community') AS trace FROM settings WHERE key = 'centre'`,
}

/** The request id is the trace: it stands in a text of each write that has one. */
export async function work(page: Page, lane: number): Promise<void> {
  const { items } = await page.look((desk) => desk.serviceRequests.items.list({ withdrawn: false }))
  const itemId = items.find(({ code }) => code === 'old-age-allowance')?.id ?? 0
  while (!page.over) {
    let name = ''
    const resident = await page.write('residents.register', (desk, sendId) => {
      name = sendId
      return desk.residents.register({
        sendId,
        person: personNamed(name),
        relation: '',
        tags: [],
        consent: null,
      })
    })
    await page.write('residents.edit', (desk, sendId) =>
      desk.residents.edit({ sendId, ...resident, person: personNamed(name, sendId) }),
    )
    const draft = `durability.lane:${lane}`
    await page.write(`drafts.keep@${draft}`, (desk, sendId) =>
      desk.drafts.keep({ sendId, key: draft, content: JSON.stringify(sendId) }),
    )
    await visit(page)
    await request(page, resident.id, itemId)
    // What belongs to the whole centre is written by one lane alone, so that it is known which came last.
    if (lane === 0) await settings(page)
  }
}

async function visit(page: Page): Promise<void> {
  const { visit } = await page.write('visits.register', (desk, sendId) =>
    desk.visits.register({ sendId, matter: sendId, then: { kind: 'wait' } }),
  )
  const { id } = visit
  await page.write(
    'visits.move',
    (desk, sendId) => desk.visits.move({ sendId, id, move: 'call' }),
    `${id}:call`,
  )
  await page.write('visits.answer', (desk, sendId) => desk.visits.answer({ sendId, id, answer: sendId }))
}

async function request(page: Page, residentId: number, itemId: number): Promise<void> {
  const { id, seen } = await page.write('serviceRequests.open', (desk, sendId) =>
    desk.serviceRequests.open({
      sendId,
      residentId,
      itemId,
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: [],
      note: sendId,
      then: { kind: 'accept', withoutMaterials: '三日内补交' },
    }),
  )
  const suspended = await page.write('serviceRequests.move', (desk, sendId) =>
    desk.serviceRequests.move({ sendId, id, seen, step: { action: 'suspend', reason: sendId } }),
  )
  await page.write('serviceRequests.move', (desk, sendId) =>
    desk.serviceRequests.move({
      sendId,
      id,
      seen: suspended.seen,
      step: { action: 'resume', remark: sendId },
    }),
  )
  await page.write('serviceRequests.addNote', (desk, sendId) =>
    desk.serviceRequests.addNote({ sendId, id, text: sendId }),
  )
  // Not read off the request's page: the first look at it would be a commit of its own.
  const { materialId } = await page.write('serviceRequests.addMaterial', (desk, sendId) =>
    desk.serviceRequests.addMaterial({
      sendId,
      id,
      name: '户口簿',
      form: 'original',
      count: 1,
      required: false,
      note: sendId,
    }),
  )
  await page.write('serviceRequests.recordCustody', (desk, sendId) =>
    desk.serviceRequests.recordCustody({
      sendId,
      id,
      movement: 'received',
      holder: null,
      note: sendId,
      entries: [{ materialId, form: 'original', count: 1 }],
    }),
  )
  await page.write('serviceRequests.scans.attach', (desk, sendId) =>
    desk.serviceRequests.scans.attach({
      sendId,
      id,
      materialId,
      file: pictureSaying(sendId),
      thumbnail: pictureSaying(''),
      pages: 1,
    }),
  )
}

async function settings(page: Page): Promise<void> {
  await page.write('session.nameCentre@centre', (desk, sendId) =>
    desk.session.nameCentre({
      sendId,
      centre: {
        community: sendId,
        subDistrict: '花山街道',
        committee: '调解委员会',
        numberPrefix: '翰林',
      },
    }),
  )
  await page.write('dictionaries.add', (desk, sendId) =>
    desk.dictionaries.add({ sendId, dictionary: 'grid', label: sendId, tone: 'plain', note: '' }),
  )
}
