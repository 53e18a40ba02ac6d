/**
 * Canaries in every field of every procedure, and then every byte that was left anywhere: the data folder while it is
 * open and afterwards, the temporary folder, the log. Nothing of a person may stand there in the clear.
 */
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, createRouterClient, getRouter, isProcedure } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import ExcelJS from 'exceljs'
import { z } from 'zod'
import { seededRandom, type Random } from '../../src/demonstration/random'
import { createDesk, lineLogger, type Desk } from '../../src/desk/create-desk'
import { deskContract, type DeskContract } from '../../src/desk/features'
import { property } from '../../src/desk/property'
import { metaOf, proceduresOf } from '../../src/desk/rpc/router'
import { resourcesDir } from './build-host'
import { canaryInput } from './canary-input'
import {
  canaryIdNumbers,
  canaryNames,
  canaryPassword,
  canaryPhones,
  canaryText,
  canaryWord,
  inTheClear,
  searchFolders,
  type Search,
} from './canaries'
import { cheapDerivation } from './cheap-derivation'
import { temporaryFolder } from './desk-folder'
import { figure, type Figure } from './figures'
import type { DeskClient } from './host-process'

/** `rounds`: how often each procedure is called with canaries. */
export async function canaryFigures(rounds: number, seed: number): Promise<readonly Figure[]> {
  const all = temporaryFolder()
  const dataDir = join(all, 'data')
  const temporary = join(all, 'temporary')
  mkdirSync(temporary)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = temporary
  const log: string[] = []
  try {
    const walk = new Walk(dataDir, log, seededRandom(seed))
    await walk.begin()
    for (let round = 0; round < rounds; round += 1) await walk.round()
    const open = searchFolders([dataDir, temporary])
    walk.end()
    const closed = searchFolders([dataDir, temporary])
    const inLog = inTheClear(Buffer.from(log.join('\n')), 'the log')
    return [
      ...controls(),
      figure('canary: files or logs with something of a person in the clear', open.files + closed.files + 1, [
        ...open.hits,
        ...closed.hits,
        ...inLog,
      ]),
      figure('canary: procedures that write and took none', walk.writing.length, walk.untouched()),
    ]
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** A search that finds nothing where something is would show nothing. */
function controls(): readonly Figure[] {
  const folder = temporaryFolder()
  const texts = [canaryNames[0], canaryIdNumbers[0] ?? '', canaryPhones[0], canaryText]
  const planted = texts.flatMap((text) => [
    Buffer.from(`xx${text}xx`),
    Buffer.from(`x${text}x`, 'utf16le'),
    Buffer.from(Buffer.from(`ab${text}cd`).toString('base64')),
  ])
  const missed = planted.flatMap((content, at): readonly string[] => {
    writeFileSync(join(folder, 'planted'), content)
    const { hits }: Search = searchFolders([folder])
    return hits.length > 0 ? [] : [`planted text ${at} was not found`]
  })
  return [figure('canary: planted texts that the search misses', planted.length, missed)]
}

class Walk {
  readonly writing = proceduresOf(deskContract)
    .filter(([, procedure]) => metaOf(procedure).kind !== 'read')
    .map(([name]) => name)
  readonly #taken = new Set<string>()
  readonly #random: Random
  readonly #desk: Desk
  readonly #client: DeskClient
  /** Hours go by between calls, so that no wait after a wrong password lasts. */
  #hours = 0
  #recoveryKey = ''
  #file: Blob | null = null
  #layout: unknown = null
  #fingerprint: unknown = null

  constructor(dataDir: string, log: string[], random: Random) {
    this.#random = random
    const start = Date.parse('2026-11-23T09:00:00+08:00')
    this.#desk = createDesk({
      dataDir,
      resourcesDir,
      clock: { now: () => start + this.#hours * 3_600_000, monotonic: () => this.#hours * 3_600_000 },
      logger: lineLogger((text) => log.push(text)),
      version: '0.0.0-durability',
      derivationCost: cheapDerivation,
    })
    const client: unknown = createRouterClient(this.#desk.router)
    // The router is built from this contract.
    this.#client = client as ContractRouterClient<DeskContract>
  }

  async begin(): Promise<void> {
    const [community, subDistrict, committee] = canaryNames
    const { recoveryKey } = await this.#client.session.setUp({
      requestId: randomUUID(),
      centre: { community, subDistrict, committee, numberPrefix: '饕餮' },
      manager: { account: canaryWord, name: community, password: canaryPassword },
    })
    this.#taken.add('session.setUp')
    this.#recoveryKey = recoveryKey
    this.#file = await registerWithCanaries()
    await this.#someoneToTalkOf()
  }

  /** Residents at one door, with a request of the first: what the procedures are about, under the ids 1, 2 and 3. */
  async #someoneToTalkOf(): Promise<void> {
    for (const [at, name] of canaryNames.entries()) {
      await this.#client.residents.register({
        requestId: randomUUID(),
        person: {
          name,
          sex: null,
          idKind: 'resident-id',
          idNumber: canaryIdNumbers[at] ?? '',
          birth: null,
          registration: null,
          registrationPlace: '',
          phones: [{ number: canaryPhones[at] ?? '', owner: 'self', ownerName: '' }],
          address: { estate: '', building: '3', unit: '2', room: '501', grid: '' },
          contacts: [{ name, relation: '女儿', phone: canaryPhones[at] ?? '' }],
          remark: canaryText,
        },
        relation: at === 0 ? 'head' : 'child',
        tags: [],
        consent: null,
      })
    }
    for (const itemId of [1, 2, 3]) {
      await this.#client.serviceRequests.open({
        requestId: randomUUID(),
        residentId: 1,
        itemId,
        mode: 'assisted',
        agent: null,
        mandate: null,
        received: [],
        note: canaryText,
        then: { kind: 'accept', withoutMaterials: canaryText },
      })
    }
  }

  /** Every procedure once. */
  async round(): Promise<void> {
    for (const [name, contract] of proceduresOf(deskContract)) {
      await this.#signInAgain()
      const schema: unknown = contract['~orpc'].inputSchema
      if (!(schema instanceof z.ZodType)) throw new Error(`${name} has no zod schema`)
      const input = this.#current(
        name,
        canaryInput(schema, this.#random, (field) => this.#known(name, field)),
      )
      const procedure = getRouter(this.#desk.router, name.split('.'))
      if (!isProcedure(procedure)) throw new Error(`${name} is not served`)
      try {
        const answer = await resultOf(await call(procedure, input))
        this.#taken.add(name)
        this.#remember(name, answer)
      } catch {
        // Refused: that is looked for in the log and the files as well.
      }
    }
  }

  untouched(): readonly string[] {
    return this.writing.filter((name) => !this.#taken.has(name))
  }

  end(): void {
    this.#desk.close()
  }

  async #signInAgain(): Promise<void> {
    const { position } = this.#desk.session
    if (position.state === 'open' && position.staff.account === canaryWord) return
    this.#hours += 1
    await this.#client.session.signIn({ account: canaryWord, password: canaryPassword })
  }

  #known(procedure: string, field: string): readonly unknown[] {
    const few = [1, 2, 3]
    const codes = 'SELECT code FROM dictionary_entries'
    switch (field) {
      case 'requestId':
        return [randomUUID()]
      case 'file':
        return [this.#file]
      case 'layout':
        return this.#layout === null ? [] : [this.#layout]
      case 'fingerprint':
        return this.#fingerprint === null ? [] : [this.#fingerprint]
      case 'recoveryKey':
        return [this.#recoveryKey]
      case 'groups': {
        const groups = this.#recoveryKey.split('-')
        return [groups.map((text, at) => ({ number: at + 1, text }))]
      }
      case 'account':
        return procedure.startsWith('staff.') ? [`${canaryWord}${this.#random.between(1, 99)}`] : [canaryWord]
      case 'roles':
        return [['manager', 'front-desk']]
      case 'content':
        return [JSON.stringify({ person: { name: canaryNames[1], idNumber: canaryIdNumbers[1] } })]
      case 'year':
        return [2026]
      case 'until':
      case 'due':
        return ['2027-02-03']
      case 'after':
        return [undefined]
      case 'template':
        return ['饕餮{year}-{seq:4}']
      case 'itemId':
        return Array.from({ length: 40 }, (_, at) => at + 1)
      case 'moveId':
        return this.#all('SELECT last_move_id FROM visits')
      case 'materialId':
        return this.#all('SELECT id FROM request_materials')
      case 'entryId':
        return this.#all('SELECT id FROM custody_entries')
      case 'tag':
        return procedure.endsWith('Tag') ? few : []
      case 'code':
        return procedure.startsWith('dictionaries.')
          ? this.#all(codes)
          : this.#all(`${codes} WHERE dictionary = 'tag'`)
      case 'estate':
      case 'grid':
        return procedure.startsWith('residents.') ? [''] : []
      default:
        return field === 'id' || /Id$|^(household|merge|one|other|kept|gone)$/.test(field) ? few : []
    }
  }

  #all(query: string): readonly unknown[] {
    return this.#desk.session.requireOpen().store.sqlite.prepare(query).pluck().all()
  }

  /** Whoever changes a row names the state of it they have seen. */
  #current(name: string, input: unknown): unknown {
    const id = property(input, 'id')
    if (typeof id !== 'number') return input
    const { sqlite } = this.#desk.session.requireOpen().store
    const from = (query: string): unknown => sqlite.prepare(query).pluck().get(id)
    const seen = (): unknown => from('SELECT last_event_id FROM service_requests WHERE id = ?')
    const table = name.startsWith('residents.') ? 'residents' : 'service_items'
    const version = (): unknown => from(`SELECT version FROM ${table} WHERE id = ?`)
    return Object.assign({}, input, {
      ...(property(input, 'seen') === undefined ? {} : { seen: seen() }),
      ...(property(input, 'version') === undefined ? {} : { version: version() }),
      ...(property(input, 'from') === undefined ? {} : { from: version() }),
    })
  }

  #remember(name: string, answer: unknown): void {
    if (name === 'session.renewRecoveryKey') this.#recoveryKey = String(property(answer, 'recoveryKey'))
    if (name === 'residents.registerFile.preview') this.#fingerprint = property(answer, 'fingerprint')
    if (name !== 'residents.registerFile.inspect') return
    const sheets = property(answer, 'sheets')
    const [sheet] = Array.isArray(sheets) ? sheets.map((each: unknown) => each) : []
    const columns = property(sheet, 'columns')
    this.#layout = {
      sheet: 0,
      headerRow: property(sheet, 'headerRow') ?? 0,
      columns: (Array.isArray(columns) ? columns : [])
        .map((each: unknown) => ({ column: property(each, 'column'), field: property(each, 'field') }))
        .filter(({ field }) => field !== null),
    }
  }
}

/** The answer; of long work, what it ends with. */
async function resultOf(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer
  const iterator = (answer as AsyncIterable<unknown, unknown>)[Symbol.asyncIterator]()
  for (;;) {
    const step = await iterator.next()
    if (step.done === true) return step.value
  }
}

async function registerWithCanaries(): Promise<Blob> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet(canaryText)
  sheet.addRow(['姓名', '性别', '身份证号', '电话', '楼栋', '房号', '备注'])
  for (const [at, name] of canaryNames.entries()) {
    sheet.addRow([name, '女', canaryIdNumbers[at], canaryPhones[at], '3', '501', canaryText])
  }
  sheet.addRow(['', '', '420', '1', '', '', canaryText])
  return new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
}
