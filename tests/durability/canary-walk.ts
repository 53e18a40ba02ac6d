/** A walk through the whole contract that leaves a canary in every field, and knows what chance alone would not find. */
import { randomUUID } from 'node:crypto'
import { call, createRouterClient, getRouter, isProcedure } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import { z } from 'zod'
import type { Random } from '#demonstration/random'
import { createDesk, lineLogger, type Desk } from '#centre/create-desk'
import { deskContract, type DeskContract } from '#centre/contract'
import { property } from '#ground/property'
import { mediators, type Role } from '#ground/roles/permissions'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { resourcesDir } from './build-host'
import { canaryInput, registerWithCanaries } from './canary-input'
import {
  canaryIdNumbers,
  canaryNames,
  canaryPassword,
  canaryPhones,
  canaryPin,
  canaryText,
  canaryWord,
  otherCanaryPassword,
} from './canaries'
import { cheapDerivation } from './cheap-derivation'
import type { DeskClient } from './host-process'
import { ownMachine } from './own-machine'
import { bringKey, heldRoles, rolesBeside } from './canary-roles'
import { personNamed } from './working-day'
import { walkedFeatures } from '../support/feature-walks'
import { pictureSaying } from '../support/pictures'
import { seenClient } from '../support/seen-client'
import { toItsEnd, workbookOf } from '../support/walker'

/** Backups take long, and bringing one back takes the desk to where it was: once, in order, is enough. */
const onlyInOrder = ['backups.make', 'backups.prove', 'backups.practise', 'restore.search', 'restore.restore']

export class Walk {
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
  /** A changed password has to be another one. */
  #passwords: readonly [string, string] = [canaryPassword, otherCanaryPassword]
  #file: Blob | null = null
  /** Where the second place for backups is. */
  readonly #elsewhere: string
  #layout: unknown = null
  #fingerprint: unknown = null

  constructor(dataDir: string, elsewhere: string, log: string[], random: Random) {
    this.#elsewhere = elsewhere
    this.#random = random
    const start = Date.parse('2026-11-23T09:00:00+08:00')
    this.#desk = createDesk({
      dataDir,
      resourcesDir,
      device: ownMachine,
      clock: { now: () => start + this.#hours * 3_600_000, monotonic: () => this.#hours * 3_600_000 },
      logger: lineLogger((text) => log.push(text)),
      version: '0.0.0-durability',
      derivationCost: cheapDerivation,
    })
    const client: unknown = createRouterClient(this.#desk.router)
    // The router is built from this contract.
    this.#client = client as ContractRouterClient<DeskContract>
  }

  /** Accounts of colleagues who have come. */
  readonly #here = new Set<string>()

  async begin(): Promise<void> {
    const [community, subDistrict, committee] = canaryNames
    const { recoveryKey, staff } = await this.#client.session.setUp({
      sendId: randomUUID(),
      centre: { community, subDistrict, committee, numberPrefix: '饕餮' },
      manager: { account: canaryWord, name: community, password: canaryPassword },
    })
    this.#taken.add('session.setUp')
    this.#recoveryKey = recoveryKey
    await this.#client.staff.change({
      sendId: randomUUID(),
      id: staff.id,
      name: community,
      roles: [...heldRoles],
    })
    this.#file = await registerWithCanaries()
    await this.#someoneToTalkOf()
  }

  /** Every feature's own walk: what chance would hardly ever do in the right order. */
  async walks(): Promise<void> {
    const client = seenClient(this.#client, async (name, answer) => {
      const result = await answer()
      this.#taken.add(name)
      return result
    })
    const say = { text: canaryText, name: canaryNames[2], phone: canaryPhones[0] }
    for (const { walk } of walkedFeatures) {
      await walk.walk({
        client,
        say,
        managerId: 1,
        // What asks for it is done by a colleague.
        password: otherCanaryPassword,
        sendId: randomUUID,
        pass: (minutes) => {
          this.#hours += minutes / 60
        },
        resident: () => this.#newcomer(),
        finish: toItsEnd,
        // What takes two people is done by a colleague.
        as: (role, work) => this.#byAnother(rolesBeside(role), work),
        folder: () => this.#elsewhere,
        picture: pictureSaying,
        workbook: workbookOf,
      })
    }
  }

  /** What is about the desk itself: staff change, and the desk is brought back from a backup. */
  async inOrder(): Promise<void> {
    await this.#signInAgain()
    // A password that was given by someone else has to be changed before anything.
    const [password, newPassword] = this.#passwords
    await this.#client.session.changePassword({ sendId: randomUUID(), password, newPassword })
    this.#passwords = [newPassword, password]
    await this.#changeOfStaff()
    await this.#bringBack()
  }

  async #byAnother(roles: readonly Role[], work: () => Promise<void>): Promise<void> {
    const { session, staff } = this.#client
    const account = `${canaryWord}.${roles[0] ?? ''}`
    if (!this.#here.has(account)) {
      // No mediator is called as the parties of the walk are.
      const name = canaryNames[roles.includes('mediator') ? 0 : roles.includes('head-mediator') ? 1 : 2]
      const given = { sendId: randomUUID(), account, name, password: canaryPassword }
      await staff.add({ ...given, roles: [...roles] })
      await session.signIn({ account, password: canaryPassword })
      await session.changePassword({
        sendId: randomUUID(),
        password: canaryPassword,
        newPassword: otherCanaryPassword,
      })
      if (mediators.some((one) => roles.includes(one))) await bringKey(this.#client, account)
      this.#here.add(account)
    } else await session.signIn({ account, password: otherCanaryPassword })
    await work()
    await session.signIn({ account: canaryWord, password: this.#passwords[0] })
  }

  #newcomer() {
    return this.#client.residents.register({
      sendId: randomUUID(),
      person: personNamed(canaryNames[2], canaryText),
      relation: '',
      tags: [],
      consent: null,
    })
  }

  /** The desk is brought back from a backup of now: keys and passwords have changed since the one of the walk. */
  async #bringBack(): Promise<void> {
    const { backups, restore } = this.#client
    await this.#signInAgain()
    await backups.chooseSecond({ sendId: randomUUID(), folder: this.#elsewhere })
    const { name } = await toItsEnd(backups.make({ sendId: randomUUID() }))
    await this.#client.session.signOut({})
    const { place } = await restore.search({ folder: this.#elsewhere })
    const by = { with: 'recovery-key', recoveryKey: this.#recoveryKey } as const
    await restore.restore({ sendId: randomUUID(), folder: place.folder, name, by })
    await this.#signInAgain()
    for (const done of ['restore.search', 'restore.restore']) this.#taken.add(done)
  }

  /** A new colleague chooses a password and a PIN, and is changed to by it. */
  async #changeOfStaff(): Promise<void> {
    const { session, staff, pins } = this.#client
    const account = `${canaryWord}.colleague`
    const given = { sendId: randomUUID(), account, name: canaryNames[1], password: canaryPassword }
    await staff.add({ ...given, roles: ['front-desk'] })
    await session.signIn({ account, password: canaryPassword })
    const chosen = otherCanaryPassword
    await session.changePassword({
      sendId: randomUUID(),
      password: canaryPassword,
      newPassword: chosen,
    })
    await pins.set({ sendId: randomUUID(), password: chosen, pin: canaryPin })
    await session.signIn({ account: canaryWord, password: this.#passwords[0] })
    await pins.changeTo({ account, pin: canaryPin })
    this.#taken.add('pins.changeTo')
  }

  /** Residents at one door, with a request of the first: what the procedures are about, under the ids 1, 2 and 3. */
  async #someoneToTalkOf(): Promise<void> {
    for (const [at, name] of canaryNames.entries()) {
      await this.#client.residents.register({
        sendId: randomUUID(),
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
        sendId: randomUUID(),
        residentId: 1,
        itemId,
        mode: 'assisted',
        agent: null,
        mandate: null,
        received: [],
        note: canaryText,
        then: { kind: 'accept', withoutMaterials: canaryText, despite: canaryText },
      })
    }
  }

  /** Every procedure once. */
  async round(): Promise<void> {
    for (const [name, contract] of proceduresOf(deskContract)) {
      if (onlyInOrder.includes(name)) continue
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
    await this.#client.session.signIn({ account: canaryWord, password: this.#passwords[0] })
  }

  #known(procedure: string, field: string): readonly unknown[] {
    const few = [1, 2, 3]
    const codes = 'SELECT code FROM dictionary_entries'
    switch (field) {
      case 'sendId':
        return [randomUUID()]
      case 'file':
        return [this.#file]
      case 'layouts':
        return this.#layout === null ? [] : [[this.#layout]]
      case 'layout':
        return this.#layout === null ? [] : [this.#layout]
      case 'fingerprint':
        return this.#fingerprint === null ? [] : [this.#fingerprint]
      case 'recoveryKey':
        return [this.#recoveryKey]
      case 'account':
        return procedure.startsWith('staff.') ? [`${canaryWord}${this.#random.between(1, 99)}`] : [canaryWord]
      case 'password':
        return [this.#passwords[0]]
      case 'newPassword':
        return [this.#passwords[1]]
      case 'pin':
        return [canaryPin]
      case 'household':
        return this.#all('SELECT DISTINCT household_id FROM residents WHERE id <= 3')
      case 'roles':
        return [heldRoles]
      case 'folder':
        return [this.#elsewhere]
      case 'content':
        return [JSON.stringify({ person: { name: canaryNames[1], idNumber: canaryIdNumbers[1] } })]
      case 'year':
        return [2026]
      case 'until':
      case 'due':
        return ['2027-02-03']
      case 'after':
        return [undefined]
      case 'heads':
        return [[]]
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
        return field === 'id' || /Id$|^(merge|one|other|kept|gone)$/.test(field) ? few : []
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
    if (name === 'session.changePassword') this.#passwords = [this.#passwords[1], this.#passwords[0]]
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
