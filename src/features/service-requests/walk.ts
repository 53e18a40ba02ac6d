/** A walk through 帮代办, for the tests that walk every feature. */
import type { ContractRouterClient } from '@orpc/contract'
import { checkCharacterOf } from '#ground/people/id-numbers'
import { featureWalk, type FoundRow, type Planted, type PlantedPerson, type Walker } from '#desk/walk'
import type { directoryContract } from '#features/directory/contract'
import type { serviceRequestsContract } from './contract'
import { applications } from './papers/walk'

type Contracts = {
  readonly serviceRequests: typeof serviceRequestsContract
  readonly directory: typeof directoryContract
}
type Client = ContractRouterClient<Contracts>

const page = { limit: 50 }
const month = '2026-11'
const reason = { code: 'verify-identity', note: '' } as const

/** The id of a service item by the name it comes with. */
const itemNamed = async ({ client }: Walker<Client>, name: string): Promise<number> => {
  const { items } = await client.serviceRequests.items.list({ withdrawn: true })
  const found = items.find((item) => item.name === name)
  if (found === undefined) throw new Error(`no item ${name}`)
  return found.id
}

/** The first in the list of these. */
const requestOf = (filter: string): FoundRow => {
  return { list: `/service-requests?${filter}`, title: '帮代办', shows: /^材料与交接/ }
}

export const walk = featureWalk<Contracts>({
  async walk(walker) {
    const { id: residentId } = await walker.resident()
    await catalogue(walker)
    const id = await course(walker, residentId)
    await papers(walker, residentId, id)
    await applications(walker, residentId, await itemNamed(walker, '社保咨询'))
    await lists(walker, residentId)
    await renewals(walker, residentId)
  },

  plant: (walker, person) => plant(walker, person),

  // They take typed numbers away, or hand back what the asking person typed themselves.
  movesTheGround: ['amend'],

  screens: {
    '/settings/request-numbers': { at: '/settings/request-numbers', shows: '办件号' },
    '/service-requests': { at: '/service-requests', shows: '帮代办', main: true },
    '/service-requests/new': {
      at: '/service-requests/new?resident={resident}&item={item}',
      shows: '新办件',
      main: true,
    },
    '/service-requests/items': { at: '/service-requests/items', shows: '服务事项', main: true },
    '/service-requests/items/new': { at: '/service-requests/items/new', shows: '新事项' },
    '/service-requests/items/:itemId': {
      at: '/service-requests/items/{item}',
      shows: /^(?!服务事项$)/,
    },
    '/service-requests/items/:itemId/edit': { at: '/service-requests/items/{item}/edit', shows: /^修改/ },
    '/service-requests/renewals': { at: '/service-requests/renewals', shows: '到期续办', main: true },
    '/service-requests/renewals/new': { at: '/service-requests/renewals/new', shows: /^(?!到期续办$)/ },
    '/service-requests/renewals/many': { at: '/service-requests/renewals/many', shows: /^(?!到期续办$)/ },
    '/service-requests/renewals/call-sheet': {
      at: '/service-requests/renewals/call-sheet',
      shows: /电话单/,
      papers: ['/service-requests/renewals/call-sheet'],
    },
    '/service-requests/:requestId': {
      at: '/service-requests/{request}',
      shows: /^材料与交接/,
      main: true,
    },
    '/service-requests/:requestId/dispatch': {
      at: '/service-requests/{request}/dispatch',
      shows: '派单',
      main: true,
    },
    '/service-requests/:requestId/sheets/:sheet': {
      at: '/service-requests/{request}/sheets/acceptance',
      shows: /受理单/,
      papers: [
        '/service-requests/{filed}/sheets/all',
        '/service-requests/{entrusted}/sheets/mandate',
        '/service-requests/{incomplete}/sheets/correction',
        '/service-requests/{paused}/sheets/suspension',
        '/service-requests/{sent}/sheets/errand',
      ],
    },
    '/service-requests/:requestId/scans/:materialId': {
      at: '/service-requests/{request}/scans/1',
      shows: '没有可以打印的扫描件',
      papers: [],
    },
    '/figures': { at: '/figures', shows: '帮代办月报', main: true },
    '/figures/rows': { at: '/figures/rows?period=2026-11&figure=accepted', shows: /11月/ },
  },
  finds: {
    request: requestOf('scope=all&state=in-progress'),
    filed: requestOf('scope=all&state=followed-up'),
    entrusted: requestOf('scope=all&mode=delegated'),
    incomplete: requestOf('scope=all&state=awaiting-correction'),
    paused: requestOf('scope=all&state=suspended'),
    sent: requestOf('scope=all&state=dispatched'),
    item: { list: '/service-requests/items', title: '服务事项', shows: /^(?!服务事项$)/ },
  },
})

async function catalogue(walker: Walker<Client>): Promise<void> {
  const { say, sendId, client } = walker
  const { items } = client.serviceRequests
  const { text } = await items.get({ id: await itemNamed(walker, '社保咨询') })
  const added = await items.add({ sendId: sendId(), text: { ...text, name: say.text } })
  const changed = { ...text, name: `${say.text}2` }
  await items.edit({ sendId: sendId(), id: added.id, from: added.version, text: changed })
  await items.setWithdrawn({ sendId: sendId(), id: added.id, withdrawn: true })
  const { template } = await client.serviceRequests.numberTemplate({})
  await client.serviceRequests.setNumberTemplate({ sendId: sendId(), template })
}

/** A request that is opened, moved on by mistake, and the move taken back at once; papers come and were none. */
async function course(walker: Walker<Client>, residentId: number): Promise<number> {
  const { say, sendId, client, managerId } = walker
  const { serviceRequests } = client
  const opened = await serviceRequests.open({
    sendId: sendId(),
    residentId,
    itemId: await itemNamed(walker, '社保咨询'),
    mode: 'assisted',
    agent: null,
    mandate: null,
    received: [],
    note: say.text,
    then: { kind: 'keep' },
  })
  const one = { id: opened.id }
  await serviceRequests.amend({ sendId: sendId(), ...one, mode: 'assisted', mandate: null, note: say.text })
  await serviceRequests.reassign({ sendId: sendId(), ...one, handlerId: managerId })
  await serviceRequests.addNote({ sendId: sendId(), ...one, text: say.text })
  await serviceRequests.dueIfAccepted({ promisedDays: 5 })
  await serviceRequests.doubts({
    residentId,
    itemId: await itemNamed(walker, '社保咨询'),
    requestId: opened.id,
  })
  const { seen } = await serviceRequests.get(one)
  const accept = { action: 'accept' } as const
  const slip = await serviceRequests.move({ sendId: sendId(), ...one, seen, step: accept })
  const back = await serviceRequests.takeBack({ sendId: sendId(), ...one, seen: slip.seen })
  await serviceRequests.move({ sendId: sendId(), ...one, seen: back.seen, step: accept })
  const paper = { name: say.text, form: 'original', count: 1, required: false, note: say.text } as const
  const { materialId } = await serviceRequests.addMaterial({ sendId: sendId(), ...one, ...paper })
  const { entryIds } = await serviceRequests.recordCustody({
    sendId: sendId(),
    ...one,
    movement: 'received',
    holder: null,
    note: say.text,
    entries: [{ materialId, form: 'original', count: 1 }],
  })
  await serviceRequests.reverseCustody({ sendId: sendId(), ...one, entryId: entryIds[0] ?? 0 })
  await serviceRequests.reveal({ ...one, field: { kind: 'note' }, reason })
  await scanned(walker, opened.id, materialId)
  return opened.id
}

/** Two pages of a paper, put in order and printed; the second was somebody else's. */
async function scanned({ say, sendId, client, picture }: Walker<Client>, id: number, materialId: number) {
  const { scans } = client.serviceRequests
  const page = (saying: string) => ({
    materialId,
    file: picture(saying),
    thumbnail: picture(''),
    pages: 1,
  })
  const first = await scans.attach({ sendId: sendId(), id, ...page(say.text) })
  const second = await scans.attach({ sendId: sendId(), id, ...page(say.name) })
  const scanIds = [second.scanId, first.scanId]
  await scans.retitle({ sendId: sendId(), id, ...first, title: say.text.slice(0, 40) })
  await scans.arrange({ sendId: sendId(), id, materialId, scanIds })
  await scans.list({ id })
  await scans.open({ id, ...first })
  await scans.printed({ sendId: sendId(), id, scanIds, onto: 'paper' })
  await scans.takeAway({ sendId: sendId(), id, ...second, reason: say.text })
}

async function papers(walker: Walker<Client>, residentId: number, id: number): Promise<void> {
  const { say, sendId, client } = walker
  const { serviceRequests } = client
  await serviceRequests.paper({ id, sheet: 'acceptance' })
  await serviceRequests.printed({ sendId: sendId(), id, sheet: 'acceptance', onto: 'paper' })
  const entrusted = await serviceRequests.open({
    sendId: sendId(),
    residentId,
    itemId: await itemNamed(walker, '代购药品'),
    mode: 'delegated',
    agent: null,
    mandate: { powers: say.text, until: '2026-12-31' },
    received: [],
    note: '',
    then: { kind: 'keep' },
  })
  await serviceRequests.paperInFull({ id: entrusted.id, sheet: 'mandate' })
  await serviceRequests.printed({ sendId: sendId(), id: entrusted.id, sheet: 'mandate', onto: 'file' })
}

async function lists({ say, sendId, client, finish }: Walker<Client>, residentId: number): Promise<void> {
  const { serviceRequests } = client
  await serviceRequests.list({ filter: { scope: 'open' }, ...page })
  await serviceRequests.counts({})
  await serviceRequests.ofResident({ residentId, ...page })
  await serviceRequests.ownErrands({})
  await serviceRequests.choices({})
  const { figures } = serviceRequests
  await figures.of({ period: month })
  await figures.rows({ period: month, figure: 'accepted', ...page })
  await finish(
    figures.export({ sendId: sendId(), period: month, purpose: say.text.slice(0, 100), words: {} }),
  )
}

async function renewals(walker: Walker<Client>, residentId: number): Promise<void> {
  const { say, sendId, client } = walker
  const { renewals: due } = client.serviceRequests
  const itemId = await itemNamed(walker, '养老待遇领取资格认证')
  const { id } = await due.enrol({ sendId: sendId(), residentId, itemId, due: '2026-11-01' })
  await due.noteCall({ sendId: sendId(), id, outcome: 'reached', comesOn: null })
  await due.list(page)
  await due.contact({ id })
  const many = { itemId, source: { from: 'register' as const } }
  await walker.resident()
  const { people } = await due.wouldEnlist(many)
  const on = { on: 'day', day: '2026-12-01' } as const
  const enlisting = await due.enlist({ sendId: sendId(), ...many, due: on, people })
  await due.takeBackEnlisting({ sendId: sendId(), id: enlisting.id })
  await due.setDropped({ sendId: sendId(), id, reason: say.text })
  await due.setDropped({ sendId: sendId(), id, reason: null })
  await due.start({ sendId: sendId(), id })
}

async function plant(
  { client, sendId }: Walker<Client>,
  { residentId, at, isProtected }: PlantedPerson,
): Promise<readonly Planted[]> {
  const { directory, serviceRequests } = client
  const first17 = `420112196${at}050641${at}`
  const agent = {
    name: '周浩',
    idNumber: `${first17}${checkCharacterOf(first17)}`,
    phone: `1372846153${at}`,
    relation: '邻居',
  }
  const { id, seen } = await serviceRequests.open({
    sendId: sendId(),
    residentId,
    itemId: 1,
    mode: 'assisted',
    agent,
    mandate: { powers: '代为办理', until: '2026-12-31' },
    received: [],
    note: `回电1356275931${at}`,
    then: {
      kind: 'accept',
      withoutMaterials: `补交，问1346175392${at}`,
      despite: '按当地规定可以受理',
    },
  })
  const worker = { name: '李强', phone: `1332759164${at}`, grid: '第5网格', active: true }
  await directory.gridWorkers.save({ sendId: sendId(), ...worker })
  const errand = {
    assignee: { kind: 'worker', id: 1 },
    kind: 'fetch-materials',
    address: '',
    matter: `取材料，到了打1322759164${at}`,
    materials: '户口簿',
    phone: `1312759164${at}`,
    due: null,
  } as const
  await serviceRequests.move({ sendId: sendId(), id, seen, step: { action: 'dispatch', errand } })
  const { materials } = await serviceRequests.get({ id })
  await serviceRequests.recordCustody({
    sendId: sendId(),
    id,
    movement: 'received',
    holder: null,
    note: `邻居送来，电话1662759164${at}`,
    entries: [{ materialId: materials[0]?.id ?? 0, form: 'copy', count: 1 }],
  })
  const typed = ['1356275931', '1346175392', '1322759164', '1662759164']
  return [
    { value: agent.idNumber, kinds: ['agent-id-number'] },
    { value: agent.phone, kinds: ['agent-phone'] },
    ...typed.map((number): Planted => ({ value: `${number}${at}`, kinds: ['typed-number'] })),
    { value: `1312759164${at}`, kinds: [isProtected ? 'protected-phone' : 'phone'] },
    { value: worker.phone, kinds: ['worker-phone'] },
  ]
}
