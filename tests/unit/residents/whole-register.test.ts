/** A register comes in with all its sheets, is remembered, leaves whole and comes back whole; many are tagged at once. */
import ExcelJS from 'exceljs'
import { beforeEach, describe, expect, it } from 'vitest'
import { fieldOf } from '#features/residents/register-file/rules/columns'
import { birthsBetween } from '#features/residents/people/rules/ages'
import { registerFields } from '#features/residents/register-file/contract'
import { cleanCell } from '#ground/text'
import { ethnicities, ethnicityByWords } from '#ground/people/ethnicities'
import words from '#features/residents/ui/zh-CN.json'
import { newSendId, openTestDesk, type DeskClient, type TestDesk } from '../../support/desk'
import { takenOut } from '../../support/taken-out'
import { finish, idNumberFor, register } from './people'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
  return () => desk.close()
})

type Sheets = Readonly<Record<string, readonly (readonly string[])[]>>

async function book(sheets: Sheets): Promise<Blob> {
  const workbook = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name)
    for (const row of rows) sheet.addRow([...row])
  }
  return new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
}

async function inspected(client: DeskClient, file: Blob) {
  const inspection = await finish(client.residents.registerFile.inspect({ sendId: newSendId(), file }))
  const layouts = inspection.sheets.flatMap(({ index, headerRow, columns }) =>
    headerRow === null
      ? []
      : [
          {
            sheet: index,
            headerRow,
            columns: columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }])),
          },
        ],
  )
  return { inspection, layouts }
}

async function bringIn(client: DeskClient, file: Blob) {
  const { layouts } = await inspected(client, file)
  const files = client.residents.registerFile
  const preview = await finish(files.preview({ sendId: newSendId(), file, layouts }))
  const { fingerprint } = preview
  await finish(files.commit({ sendId: newSendId(), file, fileName: '名册', layouts, fingerprint }))
  return preview
}

const header = ['姓名', '民族', '手机', '小区', '楼栋', '房号']

describe('a register', () => {
  it('comes in with all its sheets, and who stands in two of them once', async () => {
    const number = idNumberFor('1950-01-02', 11)
    const file = await book({
      一网格: [
        [...header, '身份证号'],
        ['张建国', '土家族', '13812345678', '水印桃源', '3', '501', ''],
        ['李国强', '汉', '', '水印桃源', '3', '502', number],
      ],
      说明: [['填表说明']],
      二网格: [
        [...header, '身份证号'],
        ['李国强', '汉', '', '水印桃源', '3', '502', number],
        ['', '汉', '', '水印桃源', '3', '503', ''],
      ],
    })
    const { counts, refusedRows, newLabels } = await bringIn(desk.client, file)
    expect(counts).toMatchObject({ rows: 4, added: 2, refused: 2 })
    expect(refusedRows.map(({ sheet, cell, code }) => [sheet, cell, code])).toEqual([
      ['二网格', 'G2', 'duplicate-in-file'],
      ['二网格', 'A3', 'no-name'],
    ])
    // An estate that nobody knows yet is offered as a new one.
    expect(newLabels).toEqual([{ dictionary: 'estate', label: '水印桃源', rows: 2 }])
    const [found] = (await desk.client.residents.find({ query: '张建国', limit: 1 })).found
    const record = await desk.client.residents.read({ id: found?.card.id ?? 0 })
    expect(record.ethnicity).toBe('TJ')
  })

  it('is asked about once: the next with the same header is read as it was said', async () => {
    const rows = [
      ['姓名', '联系电话', '家属电话', '帮扶人'],
      ['张建国', '13812345678', '13812345679', '李干部'],
    ]
    const file = await book({ 居民: rows })
    const first = await inspected(desk.client, file)
    expect(first.inspection.remembered).toEqual([])
    const asked = first.inspection.sheets[0]?.columns.filter(({ asks }) => asks)
    expect(asked?.map(({ header: asks }) => asks)).toEqual(['家属电话', '帮扶人'])
    const [layout] = first.layouts
    if (layout === undefined) throw new Error('a register')
    const layouts = [{ ...layout, columns: [...layout.columns, { column: 3, field: 'remark' as const }] }]
    const files = desk.client.residents.registerFile
    const { fingerprint } = await finish(files.preview({ sendId: newSendId(), file, layouts }))
    await finish(files.commit({ sendId: newSendId(), file, fileName: '名册', layouts, fingerprint }))
    const again = await inspected(desk.client, await book({ 下月: [...rows, ['李国强', '', '', '']] }))
    expect(again.inspection.remembered).toEqual([0])
    expect(again.inspection.sheets[0]?.columns.map(({ field, asks }) => [field, asks])).toEqual([
      ['name', false],
      ['phone', false],
      [null, false],
      ['remark', false],
    ])
  })

  it('knows who has no number again, also when the desk has learnt more of them since', async () => {
    const file = await book({
      居民: [
        header,
        ['张建国', '', '13812345678', '水印桃源', '3', '501'],
        ['李国强', '', '', '水印桃源', '3', '502'],
        ['王小明', '', '', '', '', ''],
      ],
    })
    await bringIn(desk.client, file)
    const { rows } = await desk.client.residents.list({ limit: 10 })
    for (const { id, name } of rows) {
      const read = await desk.client.residents.read({ id })
      const person = {
        ...{ name, sex: null, idKind: null, registration: null, registrationPlace: '', remark: '' },
        ...{
          contacts: [],
          birth: '1950-01-02',
          phones: read.phones.map((phone, kept) => ({ kept, ...phone })),
        },
      }
      const phones = person.phones.map(({ kept, owner, ownerName }) => ({ kept, owner, ownerName }))
      await desk.client.residents.edit({ sendId: newSendId(), id, version: 1, person: { ...person, phones } })
    }
    expect((await bringIn(desk.client, file)).counts).toMatchObject({ added: 1, unchanged: 2 })
    // A namesake behind another door, with another phone, is somebody else; one who moved and kept the phone is not.
    const moved = await book({
      居民: [
        header,
        ['张建国', '', '13812345678', '水印桃源', '7', '101'],
        ['李国强', '', '13900001111', '水印桃源', '7', '102'],
      ],
    })
    expect((await bringIn(desk.client, moved)).counts).toMatchObject({ added: 1, changed: 1 })
  })

  it('takes nobody for their namesake where neither has a door, and gives a phone to whom it reaches already', async () => {
    const bare = (phone: string) => ['张建国', '', phone, '', '', '']
    await bringIn(desk.client, await book({ 居民: [header, bare('13812345678')] }))
    // A second phone tells of a second person, and so does none: who has one is not everybody of that name.
    expect(
      (await bringIn(desk.client, await book({ 居民: [header, bare('13900001111')] }))).counts,
    ).toMatchObject({
      added: 1,
      changed: 0,
    })
    const nameAlone = await book({ 居民: [header, bare('')] })
    expect((await bringIn(desk.client, nameAlone)).counts).toMatchObject({ added: 1, unchanged: 0 })
    expect((await bringIn(desk.client, nameAlone)).counts).toMatchObject({ added: 0, unchanged: 1 })
    expect(
      (await bringIn(desk.client, await book({ 居民: [header, bare('13900001111')] }))).counts,
    ).toMatchObject({
      added: 0,
      unchanged: 1,
    })
    const phones = await Promise.all(
      (await desk.client.residents.list({ limit: 10 })).rows.map(
        async ({ id }) => (await desk.client.residents.read({ id })).phones.length,
      ),
    )
    expect(phones.toSorted()).toEqual([0, 1, 1])
  })

  it('knows by the phone whom it reaches before whoever lives behind the same door', async () => {
    const at = (phone: string, room: string) => ['李国强', '', phone, '水印桃源', '3', room]
    await bringIn(desk.client, await book({ 居民: [header, at('', '502'), at('13812345678', '601')] }))
    const moved = await bringIn(desk.client, await book({ 居民: [header, at('13812345678', '502')] }))
    expect(moved.counts).toMatchObject({ added: 0, changed: 1 })
    const { rows } = await desk.client.residents.list({ limit: 10 })
    const phones = await Promise.all(
      rows.map(async ({ id }) => (await desk.client.residents.read({ id })).phones.length),
    )
    expect(phones.toSorted()).toEqual([0, 1])
  })

  it('that leaves in full comes back whole, here and at another desk', async () => {
    const tags = (await desk.client.dictionaries.list({})).entries.filter(
      ({ dictionary }) => dictionary === 'tag',
    )
    await bringIn(desk.client, await book({ 居民: [header, ['带门牌的', '', '', '水印桃源', '3', '501']] }))
    const { entries } = await desk.client.dictionaries.list({})
    const estate = entries.find(({ dictionary }) => dictionary === 'estate')?.code ?? ''
    const whole = {
      name: '向秀英',
      sex: 'female' as const,
      ethnicity: 'TJ' as const,
      idKind: 'resident-id' as const,
      idNumber: idNumberFor('1946-11-30', 12),
      registration: 'outside' as const,
      registrationPlace: '湖北省恩施市',
      address: { estate, building: '3', unit: '2', room: '1203', grid: '' },
      phones: [
        { number: '13812345678', owner: 'self' as const, ownerName: '' },
        { number: '13812345679', owner: 'child' as const, ownerName: '向小明' },
      ],
      contacts: [{ name: '向小明', relation: '儿子', phone: '13812345679' }],
      remark: '腿脚不便；独居',
    }
    await desk.client.residents.register({
      sendId: newSendId(),
      person: { ...whole, birth: null },
      relation: 'child-in-law',
      tags: [{ code: tags[0]?.code ?? '', since: null, until: null, proof: '' }],
      consent: null,
    })
    const died = await register(desk.client, { name: '已故的', birth: '1930-01-02' })
    await desk.client.residents.setStatus({
      ...{ sendId: newSendId(), id: died, version: 1, note: '' },
      ...{ status: 'deceased', since: '2026-03-04' },
    })
    const guarded = await register(desk.client, {
      ...{ name: '受保护的', remark: '住在妹妹家' },
      ...{ idKind: 'resident-id', idNumber: idNumberFor('1980-01-02', 14) },
    })
    const protection = { basis: 'own-request', since: '2026-11-01', until: null } as const
    await desk.client.residents.protect({ sendId: newSendId(), id: guarded, version: 1, ...protection })

    const lists = { sex: words.sex, ethnicity: words.ethnicity, registration: words.registration }
    const more = { relation: words.relation, status: words.status, 'id-kind': words.idKind }
    const spoken = Object.entries({ ...lists, ...more, column: words.export.column }).flatMap(([list, own]) =>
      Object.entries<string>(own).map(([code, word]) => [`${list}.${code}`, word] as const),
    )
    const answer = await takenOut(
      desk.client,
      desk.client.residents.exportSheet({
        ...{ sendId: newSendId(), purpose: '换电脑', masked: false },
        words: { ...Object.fromEntries<string>(spoken), title: '居民名册', 'address-hidden': '住址不显示' },
      }),
    )
    const file = new Blob([answer.bytes])
    expect((await inspected(desk.client, file)).inspection.sheets[0]?.columns.some(({ asks }) => asks)).toBe(
      false,
    )
    const here = await bringIn(desk.client, file)
    expect(here.changes).toEqual([])
    expect(here.counts).toMatchObject({ rows: 4, added: 0, changed: 0, unchanged: 4, refused: 0 })

    const other = await openTestDesk()
    try {
      expect((await bringIn(other.client, file)).counts).toMatchObject({ added: 4, refused: 0 })
      const recordOf = async (client: DeskClient, query: string) => {
        const [found] = (await client.residents.find({ query, limit: 1 })).found
        const record = await client.residents.read({ id: found?.card.id ?? 0 })
        const { id: _id, lastServedAt: _at, ...card } = record.card
        return {
          ...record,
          card,
          remark: cleanCell(record.remark),
          version: 0,
          tags: [],
          household: null,
          address: null,
        }
      }
      for (const name of ['向秀英', '已故的'])
        expect(await recordOf(other.client, name)).toEqual(await recordOf(desk.client, name))
      expect(JSON.stringify(await recordOf(other.client, '受保护的'))).not.toContain('妹妹')
    } finally {
      other.close()
    }
  })

  it('may begin from a template whose every column is recognised', async () => {
    const headers = registerFields.map((field) => words.registerFile.field[field])
    registerFields.forEach((field, at) => {
      if (field !== 'door') expect(fieldOf(headers[at] ?? ''), field).toBe(field)
    })
    const answer = await takenOut(
      desk.client,
      desk.client.residents.registerFile.template({
        sendId: newSendId(),
        words: { title: '模板', hints: Object.values(words.registerFile.template.hints), headers },
      }),
    )
    const { inspection } = await inspected(desk.client, new Blob([answer.bytes]))
    expect(inspection.sheets[0]?.columns.filter(({ field, asks }) => asks || field === null)).toEqual([])
  })
})

describe('民族', () => {
  it('is one of the 56, each with its word', () => {
    expect(new Set(ethnicities).size).toBe(56)
    for (const one of ethnicities) expect(ethnicityByWords(words.ethnicity[one])).toBe(one)
    expect(ethnicityByWords('汉')).toBe('HA')
    expect(ethnicityByWords('穿青人')).toBeNull()
  })

  it('is for whoever fills in forms, and for nobody in a mediation', async () => {
    const id = await register(desk.client, { ethnicity: 'HU' })
    expect((await desk.client.residents.read({ id })).ethnicity).toBe('HU')
    await desk.signIn('mediator')
    expect((await desk.client.residents.read({ id })).ethnicity).toBeNull()
  })
})

describe('ages', () => {
  it('are full years today, and with a month those that are full in it', () => {
    const today = '2026-11-28'
    expect(birthsBetween({ ageFrom: 80, ageTo: 80, isOfMonth: false }, today)).toEqual({
      from: '1945-11-28~',
      until: '1946-11-28',
    })
    expect(birthsBetween({ ageFrom: 80, ageTo: 80, isOfMonth: true }, today)).toEqual({
      from: '1946-01-01',
      until: '1946-12-31',
    })
  })

  it('narrow the register: who is 80 this month, and who is 80 today', async () => {
    const births = ['1945-11-28', '1945-11-29', '1946-11-28', '1946-11-30', '1946-10-05', '1947-11-01']
    for (const birth of births) await register(desk.client, { name: `生于${birth}`, birth })
    const dead = await register(desk.client, { name: '不在了', birth: '1946-11-02' })
    await desk.client.residents.setStatus({
      ...{ sendId: newSendId(), id: dead, version: 1, status: 'deceased', since: '2026-01-01', note: '' },
    })
    const named = async (filter: object) =>
      (await desk.client.residents.list({ ...filter, limit: 20 })).rows
        .map(({ name }) => name.replace('生于', ''))
        .sort()
    expect(await named({ ageFrom: 80, ageTo: 80, birthMonth: 11 })).toEqual(['1946-11-28', '1946-11-30'])
    // On 23 November, whoever turns 80 within the week is still 79, and who turns 81 still 80.
    expect(await named({ ageFrom: 80, ageTo: 80 })).toEqual(['1945-11-28', '1945-11-29', '1946-10-05'])
    expect(await named({ birthMonth: 10 })).toEqual(['1946-10-05'])
  })
})

describe('a tag for many', () => {
  it('is given to whom the list shows, is one row of the log that each of them is in, and is taken back', async () => {
    const [tag] = (await desk.client.dictionaries.list({})).entries.filter(
      ({ dictionary }) => dictionary === 'tag',
    )
    const code = tag?.code ?? ''
    const ids = await Promise.all(
      ['1946-11-02', '1946-11-30'].map((birth) => register(desk.client, { birth })),
    )
    const [first = 0, second = 0] = ids
    await register(desk.client, { birth: '1990-11-30' })
    await desk.client.residents.addTag({
      sendId: newSendId(),
      id: first,
      code,
      since: null,
      until: null,
      proof: '',
    })
    const many = {
      filter: { birthMonth: 11, ageFrom: 80 },
      code,
      since: null,
      until: null,
      proof: '高龄名单',
    }
    await expect(
      desk.client.residents.tagMany({ sendId: newSendId(), ...many, count: 1 }),
    ).rejects.toMatchObject({ data: { code: 'residents.selection-changed' } })
    const { id, tagged } = await desk.client.residents.tagMany({ sendId: newSendId(), ...many, count: 2 })
    expect(tagged).toBe(1)
    const holders = async () =>
      (await desk.client.residents.list({ tag: code, limit: 9 })).rows.map((row) => row.id)
    expect(await holders()).toEqual(ids)
    const { store } = desk.desk.session.requireOpen()
    const rows = store
      .statement("SELECT subject FROM audit WHERE procedure = 'residents.tagMany'")
      .pluck()
      .all()
    expect(rows.filter((subject) => subject === `tagging:${id}`)).toHaveLength(1)
    const said = await desk.client.residents.history({ id: second, limit: 5 })
    expect(said.rows[0]).toMatchObject({ field: 'tags', cause: 'tag', after: tag?.label })
    expect(await desk.client.residents.takeBackTagging({ sendId: newSendId(), id })).toEqual({ untagged: 1 })
    expect(await holders()).toEqual([first])
  })
})
