/** Writes of many kinds, one after the other, as a front desk makes them; each leaves a trace of its own. */
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
    const resident = await page.write('residents.register', (desk, requestId) => {
      name = requestId
      return desk.residents.register({
        requestId,
        person: personNamed(name),
        relation: '',
        tags: [],
        consent: null,
      })
    })
    await page.write('residents.edit', (desk, requestId) =>
      desk.residents.edit({ requestId, ...resident, person: personNamed(name, requestId) }),
    )
    const draft = `durability.lane:${lane}`
    await page.write(`drafts.keep@${draft}`, (desk, requestId) =>
      desk.drafts.keep({ requestId, key: draft, content: JSON.stringify(requestId) }),
    )
    await visit(page)
    await request(page, resident.id, itemId)
    // What belongs to the whole centre is written by one lane alone, so that it is known which came last.
    if (lane === 0) await settings(page)
  }
}

async function visit(page: Page): Promise<void> {
  const { visit } = await page.write('visits.register', (desk, requestId) =>
    desk.visits.register({ requestId, matter: requestId, then: { kind: 'wait' } }),
  )
  const { id } = visit
  await page.write(
    'visits.move',
    (desk, requestId) => desk.visits.move({ requestId, id, move: 'call' }),
    `${id}:call`,
  )
  await page.write('visits.answer', (desk, requestId) =>
    desk.visits.answer({ requestId, id, answer: requestId }),
  )
}

async function request(page: Page, residentId: number, itemId: number): Promise<void> {
  const { id, seen } = await page.write('serviceRequests.open', (desk, requestId) =>
    desk.serviceRequests.open({
      requestId,
      residentId,
      itemId,
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: [],
      note: requestId,
      then: { kind: 'accept', withoutMaterials: '三日内补交' },
    }),
  )
  const suspended = await page.write('serviceRequests.move', (desk, requestId) =>
    desk.serviceRequests.move({ requestId, id, seen, step: { action: 'suspend', reason: requestId } }),
  )
  await page.write('serviceRequests.move', (desk, requestId) =>
    desk.serviceRequests.move({
      requestId,
      id,
      seen: suspended.seen,
      step: { action: 'resume', remark: requestId },
    }),
  )
  await page.write('serviceRequests.addNote', (desk, requestId) =>
    desk.serviceRequests.addNote({ requestId, id, text: requestId }),
  )
  // Not read off the request's page: the first look at it would be a commit of its own.
  const { materialId } = await page.write('serviceRequests.addMaterial', (desk, requestId) =>
    desk.serviceRequests.addMaterial({
      requestId,
      id,
      name: '户口簿',
      form: 'original',
      count: 1,
      required: false,
      note: requestId,
    }),
  )
  await page.write('serviceRequests.recordCustody', (desk, requestId) =>
    desk.serviceRequests.recordCustody({
      requestId,
      id,
      movement: 'received',
      holder: null,
      note: requestId,
      entries: [{ materialId, form: 'original', count: 1 }],
    }),
  )
}

async function settings(page: Page): Promise<void> {
  await page.write('session.nameCentre@centre', (desk, requestId) =>
    desk.session.nameCentre({
      requestId,
      centre: {
        community: requestId,
        subDistrict: '花山街道',
        committee: '调解委员会',
        numberPrefix: '翰林',
      },
    }),
  )
  await page.write('dictionaries.add', (desk, requestId) =>
    desk.dictionaries.add({ requestId, dictionary: 'grid', label: requestId, tone: 'plain', note: '' }),
  )
}
