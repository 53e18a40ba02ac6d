/** A walk through what residents offer, for the tests that walk every feature. */
import { checkCharacterOf } from '#ground/people/id-numbers'
import { featureWalk, type ScreenAddress, type Walker } from '#desk/walk'
import type { ContractRouterClient } from '@orpc/contract'
import type { dictionariesContract } from '#work/dictionaries/contract'
import type { residentsContract } from './contract'
import { registerFields } from './register-file/contract'

type Contracts = {
  readonly residents: typeof residentsContract
  readonly dictionaries: typeof dictionariesContract
}
type Client = ContractRouterClient<Contracts>
type Person = Parameters<Client['residents']['register']>[0]['person']

const at = (building: string, room: string) => ({ estate: '', building, unit: '1', room, grid: '' })

const idNumberOf = (birth: string, sequence: number): string => {
  const first17 = `420112${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return `${first17}${checkCharacterOf(first17)}`
}

const reason = { code: 'verify-identity', note: '' } as const
const today = '2026-11-23'

/** Someone at a door, with what the test says of them. */
const person = ({ say }: Walker<Client>, changes: Partial<Person>): Person => ({
  name: say.name,
  sex: null,
  idKind: null,
  idNumber: '',
  birth: null,
  registration: null,
  registrationPlace: '',
  address: at('', ''),
  phones: [],
  contacts: [],
  remark: say.text,
  ...changes,
})

const drawer = (name: string, shows: RegExp): ScreenAddress => ({
  at: `/residents/{resident}/${name}`,
  shows,
})

export const walk = featureWalk<Contracts>({
  async walk(walker) {
    await people(walker)
    await registerFile(walker)
  },

  async plant({ client: { residents }, sendId, finish }, { residentId: id, at: digit }) {
    const note = `来电1702759164${digit}`
    await residents.reveal({ id, field: { kind: 'birth' }, reason: { code: 'other', note } })
    const purpose = `报街道1712759164${digit}`
    await finish(residents.exportSheet({ sendId: sendId(), purpose, masked: true, words: {} }))
    return [
      { value: `1702759164${digit}`, kinds: ['typed-number'] },
      { value: `1712759164${digit}`, kinds: ['typed-number'] },
    ]
  },

  movesTheGround: [
    'edit',
    'protect',
    'endProtection',
    'merge',
    'takeBackMerge',
    'moveWithin',
    'setStatus',
    'takeBackStatus',
    'registerFile.inspect',
    'registerFile.preview',
    'registerFile.commit',
    'registerFile.takeBack',
    'registerFile.refusedSheet',
    'registerFile.template',
    'registerFile.history',
  ],

  screens: {
    '/residents': { at: '/residents', shows: '居民', main: true },
    '/residents/new': { at: '/residents/new', shows: '登记居民', main: true },
    '/residents/import': { at: '/residents/import', shows: '导入居民名册' },
    '/residents/duplicates': { at: '/residents/duplicates', shows: '可能重复的居民' },
    '/residents/:residentId': { at: '/residents/{resident}', shows: /岁/, main: true },
    '/residents/:residentId/history': drawer('history', /变更记录/),
    '/residents/:residentId/move': drawer('move', /搬家/),
    '/residents/:residentId/status': drawer('status', /迁出或去世/),
    '/residents/:residentId/protection': drawer('protection', / · 人身安全保护/),
    '/residents/:residentId/tags': drawer('tags', / · 标签/),
    '/residents/:residentId/consent': drawer('consent', / · 个人信息告知与同意/),
    '/residents/:residentId/household': drawer('household', / · 同住家人/),
    '/residents/:residentId/edit': drawer('edit', /修改 .+ 的资料/),
  },
  finds: {
    resident: { list: '/residents', title: '居民', grid: '居民名册', shows: /岁/, has: '分户' },
  },
})

async function people(walker: Walker<Client>): Promise<void> {
  const { client, say, sendId, finish } = walker
  const { residents, dictionaries } = client
  const register = (birth: string, sequence: number) =>
    residents.register({
      sendId: sendId(),
      person: person(walker, {
        idKind: 'resident-id',
        idNumber: idNumberOf(birth, sequence),
        address: at('7', '201'),
      }),
      relation: '',
      tags: [],
      consent: null,
    })
  await residents.checkNew({ name: say.name, birth: null, idNumber: '', phones: [] })
  const one = await register('1950-03-01', 21)
  const other = await register('1952-04-01', 22)
  let seen = one.version
  const version = (changed: { readonly version: number }) => (seen = changed.version)
  version(await residents.edit({ sendId: sendId(), ...one, person: person(walker, {}) }))
  const moved = { address: at('8', '101'), since: '2026-11-01' }
  version(await residents.moveWithin({ sendId: sendId(), id: one.id, version: seen, ...moved }))
  version(await residents.setRelation({ sendId: sendId(), id: one.id, version: seen, relation: 'head' }))
  const gone = { status: 'moved-out', since: '2026-11-02', note: say.text } as const
  const { word, ...noted } = await residents.setStatus({
    sendId: sendId(),
    id: one.id,
    version: seen,
    ...gone,
  })
  version(await residents.takeBackStatus({ sendId: sendId(), ...noted, word: word ?? 0 }))
  await residents.setStatus({ sendId: sendId(), id: one.id, version: seen, ...gone })
  const { entries } = await dictionaries.list({})
  const tags = entries.filter(({ dictionary }) => dictionary === 'tag')
  const [code = '', another = ''] = tags.map((entry) => entry.code)
  const given = { code, since: null, until: null, proof: say.text }
  const tag = await residents.addTag({ sendId: sendId(), id: other.id, ...given })
  await residents.endTag({ sendId: sendId(), id: other.id, tag: tag.id, until: today })
  const filter = { tag: code, ageFrom: 60, birthMonth: 4 }
  const { total: count = 0 } = await residents.list({ ...filter, limit: 1 })
  const many = { count, code: another, since: null, until: null, proof: say.text }
  const tagging = await residents.tagMany({ sendId: sendId(), filter, ...many })
  await residents.takeBackTagging({ sendId: sendId(), id: tagging.id })
  const consent = {
    noticeVersion: '1',
    day: today,
    by: 'self',
    guardianName: '',
    guardianRelation: '',
  } as const
  await residents.recordConsent({ sendId: sendId(), id: other.id, kind: 'given', consent })
  await residents.read({ id: other.id })
  const third = await register('1955-05-01', 23)
  await residents.splitHousehold({
    sendId: sendId(),
    of: other.id,
    members: [{ id: third.id, relation: '' }],
  })
  const since = { basis: 'own-request', since: '2026-11-01', until: null } as const
  const parted = { id: third.id, version: third.version + 1 }
  const guarded = await residents.protect({ sendId: sendId(), ...parted, ...since })
  await residents.endProtection({ sendId: sendId(), ...guarded, reason: say.text })
  await residents.reveal({ id: third.id, field: { kind: 'id-number' }, reason })
  await residents.find({ query: say.name, limit: 20 })
  await residents.list({ limit: 50 })
  await residents.card({ id: third.id })
  await residents.history({ id: one.id, limit: 50 })
  await finish(residents.duplicates({ sendId: sendId() }))
  await residents.differences({ one: other.id, other: one.id })
  await residents.keepApart({ sendId: sendId(), one: other.id, other: third.id })
  const { merge } = await residents.merge({
    sendId: sendId(),
    kept: other.id,
    gone: one.id,
    take: ['status'],
  })
  await residents.takeBackMerge({ sendId: sendId(), merge })
  const sheet = { purpose: say.text, masked: true, words: {} }
  await finish(residents.exportSheet({ sendId: sendId(), ...sheet }))
}

async function registerFile({ client, say, sendId, finish, workbook }: Walker<Client>): Promise<void> {
  const { registerFile: register } = client.residents
  const file = await workbook([
    ['姓名', '性别', '身份证号', '联系电话', '备注'],
    [say.name, '男', idNumberOf('1961-02-03', 31), say.phone, say.text],
    ['', '', '420', '1', say.text],
  ])
  const { sheets } = await finish(register.inspect({ sendId: sendId(), file }))
  const columns = (sheets[0]?.columns ?? []).flatMap(({ column, field }) =>
    field === null ? [] : [{ column, field }],
  )
  const layout = { sheet: 0, headerRow: sheets[0]?.headerRow ?? 0, columns }
  const { fingerprint } = await finish(register.preview({ sendId: sendId(), file, layouts: [layout] }))
  await finish(
    register.refusedSheet({
      sendId: sendId(),
      file,
      layouts: [layout],
      words: { cell: '格', reason: '原因', messages: {} },
    }),
  )
  const commit = { file, fileName: 'register.xlsx', layouts: [layout], fingerprint }
  const brought = await finish(register.commit({ sendId: sendId(), ...commit }))
  const headers = [...registerFields]
  await finish(register.template({ sendId: sendId(), words: { title: '名册', hints: [], headers } }))
  await register.history({})
  await finish(register.takeBack({ sendId: sendId(), id: brought.id ?? 0 }))
}
