/** Whatever is done at the desk leaves exactly one row in its log. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deskContract } from '#centre/contract'
import { metaOf, proceduresOf } from '#desk/rpc/router'
import { idleLockAfter } from '#desk/session/session'
import { openAtRest } from '#vault/store/open'
import { newSendId, testCentre, testPassword } from '../../support/desk'
import { publishedPolicies } from '../canteen/published/index'
import { at, rules } from '../rooms/house'
import { somebody, idNumberFor } from '../residents/people'
import { openServingDesk } from '../service-requests/desk'
import { watch, type Watched } from './watched'

const onRecord = proceduresOf(deskContract).filter(([, procedure]) => metaOf(procedure).onRecord)

let desk: Awaited<ReturnType<typeof openServingDesk>>
let watched: Watched
beforeAll(async () => {
  desk = await openServingDesk()
  watched = watch(desk)
})
afterAll(() => {
  watched.close()
  desk.close()
})

const id = newSendId
const because = { code: 'verify-identity', note: '' } as const

/** Everything there is to do, done once; `watched.client` counts the rows of each call. */
const days: Readonly<Record<string, () => Promise<void>>> = {
  session: async () => {
    const { client } = watched
    const groups = desk.recoveryKey.split('-').map((text, index) => ({ number: index + 1, text }))
    await client.session.confirmRecoveryKey({ sendId: id(), groups: groups.slice(0, 2) })
    await client.session.nameCentre({ sendId: id(), centre: testCentre })
    const another = 'quite another password'
    const there = { password: testPassword, newPassword: another }
    await client.session.changePassword({ sendId: id(), ...there })
    const back = { password: another, newPassword: testPassword }
    await client.session.changePassword({ sendId: id(), ...back })
    await client.session.lock({})
    await client.session.unlock({ password: testPassword })
    const { recoveryKey } = await client.session.renewRecoveryKey({
      sendId: id(),
      password: testPassword,
    })
    await client.session.signOut({})
    await client.session.signIn({ account: 'manager', password: testPassword })
    await client.session.signOut({})
    const recovering = { account: 'manager', recoveryKey, password: testPassword }
    await client.session.recover({ sendId: id(), ...recovering })
    await client.pins.set({ sendId: id(), password: testPassword, pin: '4071' })
    await desk.signIn('canteen')
    await client.pins.changeTo({ account: 'manager', pin: '4071' })
    await client.pins.remove({ sendId: id() })
  },

  support: async () => {
    await watched.client.support.acknowledge({ sendId: id() })
  },

  staff: async () => {
    const { client } = watched
    const { id: other } = await client.staff.add({
      sendId: id(),
      account: 'wang',
      name: '王建国',
      roles: ['front-desk'],
      password: 'first password',
    })
    await client.staff.change({ sendId: id(), id: other, name: '王建国', roles: ['canteen'] })
    await client.staff.resetPassword({ sendId: id(), id: other, password: 'second password' })
    await client.staff.deactivate({ sendId: id(), id: other })
    await client.staff.reactivate({ sendId: id(), id: other, password: 'third password' })
  },

  'words and days': async () => {
    const { client } = watched
    await client.drafts.keep({ sendId: id(), key: 'residents.register', content: '{}' })
    await client.drafts.drop({ sendId: id(), key: 'residents.register' })
    const entry = { dictionary: 'tag', label: '拾荒', tone: 'amber', note: '' } as const
    const { code } = await client.dictionaries.add({ sendId: id(), ...entry })
    await client.dictionaries.change({ sendId: id(), ...entry, code, label: '拾荒者', active: true })
    await client.dictionaries.arrange({ sendId: id(), dictionary: 'tag', code, place: 0 })
    const newYear = { day: '2027-01-01', kind: 'statutory-holiday', name: '元旦' } as const
    await client.calendar.setYear({ sendId: id(), year: 2027, source: '通知', days: [newYear] })
  },

  canteen: async () => {
    const { policies, eligibility } = watched.client.canteen
    const [written] = publishedPolicies('jurong')
    if (written === undefined) throw new Error('no policy is written down')
    const { id: policyId } = await policies.add({ sendId: id(), policy: written })
    await policies.edit({ sendId: id(), id: policyId, from: 1, policy: { ...written, name: '助餐补贴' } })
    const { id: eligibilityId } = await eligibility.apply({
      sendId: id(),
      application: {
        residentId: 1,
        category: '低保',
        proof: '',
        issuedBy: '区民政局',
        appliedOn: '2026-11-01',
        from: null,
        until: null,
      },
    })
    await eligibility.move({
      sendId: id(),
      id: eligibilityId,
      move: 'approve',
      day: '2026-11-02',
      reason: '',
    })
  },

  rooms: async () => {
    const { rooms } = watched.client
    const room = { name: '议事厅', inside: null, excludes: [], outOfUse: null, rules: rules({ step: 15 }) }
    const saved = await rooms.saveRoom({ sendId: id(), existing: null, text: room })
    const projector = { code: 'projector', name: '投影仪', pieces: 1, rooms: [saved.id], outages: [] }
    await rooms.saveEquipment({ sendId: id(), id: null, text: projector })
    const when = {
      by: 'once',
      span: { from: at('2026-12-24T00:00'), until: at('2026-12-25T00:00') },
    } as const
    const closure = { rooms: [saved.id], kind: 'repairs', why: '电路检修', when } as const
    const closed = await rooms.close({
      sendId: id(),
      closure: { ...closure, rooms: [saved.id] },
      cannotWait: null,
    })
    await rooms.endClosure({ sendId: id(), id: closed.id, reason: '改期' })
  },

  backups: async () => {
    const { backups } = watched.client
    await backups.declineSecond({ sendId: id(), reason: '没有第二块盘' })
    const stick = mkdtempSync(join(tmpdir(), 'linli-stick-'))
    await backups.chooseSecond({ sendId: id(), folder: stick })
    const { name } = await watched.finish(backups.make({ sendId: id() }))
    await watched.finish(backups.prove({ sendId: id(), place: 'second', name }))
    await watched.finish(backups.practise({ sendId: id() }))
    rmSync(stick, { recursive: true })
  },

  residents: async () => {
    const { residents } = watched.client
    const register = (name: string, birth: string) =>
      residents.register({
        sendId: id(),
        person: somebody({
          name,
          idKind: 'resident-id',
          idNumber: idNumberFor(birth, 21),
          address: { estate: '', building: '7', unit: '1', room: '201', grid: '' },
        }),
        relation: '',
        tags: [],
        consent: null,
      })
    const one = await register('赵一', '1950-03-01')
    const other = await register('赵二', '1952-04-01')
    const card = {
      noticeVersion: '1',
      day: '2026-11-23',
      by: 'self',
      guardianName: '',
      guardianRelation: '',
    } as const
    let seen = one.version
    const version = (changed: { readonly version: number }) => (seen = changed.version)
    version(await residents.edit({ sendId: id(), ...one, person: somebody({ name: '赵一一' }) }))
    const address = { estate: '', building: '8', unit: '1', room: '101', grid: '' }
    version(
      await residents.moveWithin({
        sendId: id(),
        id: one.id,
        version: seen,
        address,
        since: '2026-11-01',
      }),
    )
    version(await residents.setRelation({ sendId: id(), id: one.id, version: seen, relation: 'head' }))
    const gone = { status: 'moved-out', since: '2026-11-02', note: '' } as const
    await residents.setStatus({ sendId: id(), id: one.id, version: seen, ...gone })
    const { entries } = await desk.client.dictionaries.list({})
    const code = entries.find(({ dictionary }) => dictionary === 'tag')?.code ?? ''
    const tag = await residents.addTag({
      sendId: id(),
      id: other.id,
      code,
      since: null,
      until: null,
      proof: '',
    })
    await residents.endTag({ sendId: id(), id: other.id, tag: tag.id, until: '2026-11-23' })
    await residents.recordConsent({ sendId: id(), id: other.id, kind: 'given', consent: card })
    const { household } = await desk.client.residents.read({ id: other.id })
    const third = await register('赵三', '1955-05-01')
    await residents.splitHousehold({
      sendId: id(),
      household: household?.id ?? 0,
      members: [{ id: third.id, relation: '' }],
    })
    const since = { basis: 'own-request', since: '2026-11-01', until: null } as const
    const parted = { id: third.id, version: third.version + 1 }
    const guarded = await residents.protect({ sendId: id(), ...parted, ...since })
    await residents.endProtection({ sendId: id(), ...guarded, reason: '本人要求' })
    await residents.reveal({ id: third.id, field: { kind: 'id-number' }, reason: because })
    await residents.keepApart({ sendId: id(), one: other.id, other: third.id })
    const { merge } = await residents.merge({ sendId: id(), kept: other.id, gone: one.id, take: [] })
    await residents.takeBackMerge({ sendId: id(), merge })
    const sheet = { purpose: '走访', masked: true, words: {} }
    await watched.finish(residents.exportSheet({ sendId: id(), ...sheet }))
    await importRegister()
  },

  'rights of the person': async () => {
    const { privacy, residents } = watched.client
    const asked = async (kind: 'access' | 'erasure') => {
      const person = somebody({ name: '孙平' })
      const { id: residentId } = await residents.register({
        sendId: id(),
        person,
        relation: '',
        tags: [],
        consent: null,
      })
      const taken = {
        residentId,
        kind,
        by: 'self',
        byName: '',
        words: '原话',
        received: '2026-11-23',
      } as const
      const received = await privacy.requests.receive({ sendId: id(), ...taken })
      await privacy.requests.step({ sendId: id(), id: received.id, step: { step: 'begin' } })
      return { ...received, residentId }
    }
    const access = await asked('access')
    await privacy.requests.reveal({ id: access.id, field: 'words', reason: because })
    await privacy.requests.copy({ id: access.id })
    const erased = await asked('erasure')
    const { plan } = await desk.client.privacy.requests.get({ id: erased.id })
    await privacy.requests.erase({ sendId: id(), id: erased.id, kept: plan?.kept ?? 0 })
    const locked = await asked('erasure')
    await privacy.requests.lock({ sendId: id(), id: locked.id, text: '仍须保存' })
    await privacy.locked.unlock({ sendId: id(), id: locked.residentId, text: '本人要求' })
    await privacy.retention.confirm({ sendId: id(), kind: 'visits.visits' })
    const breach = {
      found: '2026-11-20',
      what: '名册打印件遗失',
      data: '姓名',
      people: 4,
      cause: '',
      harm: '',
      measures: '',
      authority: '',
      reported: null,
      told: 'not-yet',
      toldDay: null,
      toldNote: '',
    } as const
    await privacy.breaches.keep({ sendId: id(), breach })
    const register = { register: 'breaches', purpose: '自查', words: {} } as const
    await watched.finish(privacy.exportRegister({ sendId: id(), ...register }))
    await privacy.saveSettings({ sendId: id(), settings: await desk.client.privacy.settings({}) })
  },

  visits: async () => {
    const { visits } = watched.client
    const take = () => visits.register({ sendId: id(), matter: '问路', then: { kind: 'wait' } })
    const { visit } = await take()
    await visits.callNext({ sendId: id() })
    const served = await visits.move({ sendId: id(), id: visit.id, move: 'serve' })
    await visits.takeBack({ sendId: id(), moveId: served.takeBack ?? 0 })
    const known = { residentId: desk.residentId, visitor: null, matter: '社保', category: null }
    await visits.amend({ sendId: id(), id: visit.id, ...known })
    await visits.reveal({ id: visit.id, field: 'matter', reason: because })
    await visits.answer({ sendId: id(), id: visit.id, answer: '在一楼' })
    const next = await take()
    const itemId = await desk.item('社保咨询')
    const turned = { id: next.visit.id, residentId: desk.otherId, itemId, mode: 'assisted' } as const
    await visits.becomeRequest({ sendId: id(), ...turned })
    await visits.saveSettings({ sendId: id(), settings: await desk.client.visits.settings({}) })
  },

  'service requests': async () => {
    const { serviceRequests } = watched.client
    const { items, renewals } = serviceRequests
    const { text } = await desk.client.serviceRequests.items.get({ id: await desk.item('社保咨询') })
    const added = await items.add({ sendId: id(), text: { ...text, name: '新事项' } })
    await items.edit({
      sendId: id(),
      id: added.id,
      from: added.version,
      text: { ...text, name: '新的事项' },
    })
    await items.setWithdrawn({ sendId: id(), id: added.id, withdrawn: true })

    const opened = await serviceRequests.open({
      sendId: id(),
      residentId: desk.residentId,
      itemId: await desk.item('社保咨询'),
      mode: 'assisted',
      agent: null,
      mandate: null,
      received: [],
      note: '',
      then: { kind: 'keep' },
    })
    const one = { id: opened.id }
    await serviceRequests.amend({ sendId: id(), ...one, mode: 'assisted', mandate: null, note: '已问过' })
    await serviceRequests.reassign({ sendId: id(), ...one, handlerId: desk.managerId })
    await serviceRequests.addNote({ sendId: id(), ...one, text: '下午再来' })
    const { seen } = await desk.client.serviceRequests.get(one)
    const accept = { action: 'accept' } as const
    const slip = await serviceRequests.move({ sendId: id(), ...one, seen, step: accept })
    const back = await serviceRequests.takeBack({ sendId: id(), ...one, seen: slip.seen })
    await serviceRequests.move({ sendId: id(), ...one, seen: back.seen, step: accept })
    const paper = { name: '户口簿', form: 'original', count: 1, required: false, note: '' } as const
    const { materialId } = await serviceRequests.addMaterial({ sendId: id(), ...one, ...paper })
    const { entryIds } = await serviceRequests.recordCustody({
      sendId: id(),
      ...one,
      movement: 'received',
      holder: null,
      note: '',
      entries: [{ materialId, form: 'original', count: 1 }],
    })
    await serviceRequests.reverseCustody({ sendId: id(), ...one, entryId: entryIds[0] ?? 0 })
    await serviceRequests.printed({ sendId: id(), ...one, sheet: 'acceptance', onto: 'paper' })
    await serviceRequests.reveal({ ...one, field: { kind: 'note' }, reason: because })
    const entrusted = await serviceRequests.open({
      sendId: id(),
      residentId: desk.residentId,
      itemId: await desk.item('代购药品'),
      mode: 'delegated',
      agent: null,
      mandate: { powers: '代为购药', until: '2026-12-31' },
      received: [],
      note: '',
      then: { kind: 'keep' },
    })
    await serviceRequests.paperInFull({ id: entrusted.id, sheet: 'mandate' })
    await serviceRequests.printed({ sendId: id(), id: entrusted.id, sheet: 'mandate', onto: 'file' })

    const worker = { name: '李强', phone: '13700001112', grid: '第6网格', active: true }
    await serviceRequests.saveGridWorker({ sendId: id(), ...worker })
    const view = await serviceRequests.saveView({ sendId: id(), name: '我的', filter: { scope: 'mine' } })
    await serviceRequests.removeView({ sendId: id(), id: view.id })
    const { template } = await desk.client.serviceRequests.numberTemplate({})
    await serviceRequests.setNumberTemplate({ sendId: id(), template })

    const itemId = await desk.item('养老待遇领取资格认证')
    const duty = { residentId: desk.residentId, itemId, due: '2026-11-01' }
    const enrolled = await renewals.enrol({ sendId: id(), ...duty })
    await renewals.setDropped({ sendId: id(), id: enrolled.id, reason: '在外地认证' })
    await renewals.setDropped({ sendId: id(), id: enrolled.id, reason: null })
    await renewals.start({ sendId: id(), id: enrolled.id })
    const month = { month: '2026-11', purpose: '月报', words: {} }
    await watched.finish(serviceRequests.figures.export({ sendId: id(), ...month }))
  },

  auditor: async () => {
    const { client } = watched
    await client.daySheet.print({ sendId: id(), day: '2026-11-23' })
    await desk.signIn('auditor')
    const asked = { residentId: desk.residentId, reason: 'spot-check', note: '', limit: 50 } as const
    await client.audit.ofResident(asked)
    await watched.finish(client.audit.verify({ sendId: id(), heads: [] }))
    await desk.signIn('manager')
  },
}

async function importRegister(): Promise<void> {
  const { registerFile } = watched.client.residents
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名册')
  sheet.addRow(['姓名', '性别', '身份证号', '联系电话'])
  sheet.addRow(['钱进', '男', idNumberFor('1961-02-03', 31), '13912340000'])
  const file = new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
  const { sheets } = await watched.finish(registerFile.inspect({ sendId: id(), file }))
  const columns = (sheets[0]?.columns ?? []).flatMap(({ column, field }) =>
    field === null ? [] : [{ column, field }],
  )
  const layout = { sheet: 0, headerRow: sheets[0]?.headerRow ?? 0, columns }
  const { fingerprint } = await watched.finish(registerFile.preview({ sendId: id(), file, layout }))
  const commit = { file, fileName: 'register.xlsx', layout, fingerprint }
  const brought = await watched.finish(registerFile.commit({ sendId: id(), ...commit }))
  await watched.finish(registerFile.takeBack({ sendId: id(), id: brought.id ?? 0 }))
}

describe('a call that is done leaves one row', () => {
  it.each(Object.entries(days))('%s', async (_, day) => {
    await day()
  })

  it('in setting up, which nobody was there to watch', () => {
    const [first] = watched.all()
    expect(first).toMatchObject({ sequence: 1, procedure: 'session.setUp', outcome: 'done' })
    expect(watched.all().filter(({ procedure }) => procedure === 'session.setUp')).toHaveLength(1)
    watched.seen.add('session.setUp')
  })
})

describe('what is refused, fails or happens by itself leaves one row', () => {
  const rowsOf = async (work: () => Promise<unknown>) => {
    const before = watched.all().length
    await work().catch(() => undefined)
    return watched.all().slice(before)
  }

  it('a refusal for want of a role', async () => {
    await desk.signIn('canteen')
    const rows = await rowsOf(() => desk.client.residents.read({ id: desk.residentId }))
    expect(rows).toMatchObject([
      { procedure: 'residents.read', outcome: 'refused', digest: 'session.forbidden' },
    ])
    await desk.signIn('manager')
  })

  it('a change of staff, with whom it was taken over from', async () => {
    const rows = await rowsOf(() => desk.signIn('canteen'))
    const own = rows.at(-1)
    expect(own).toMatchObject({
      procedure: 'session.signIn',
      outcome: 'done',
      subject: `staff:${desk.managerId}`,
    })
    expect(own?.staff_id).not.toBe(desk.managerId)
    await desk.signIn('manager')
  })

  it('a wrong password, whatever it was asked for', async () => {
    const wrong = { password: 'wrong', newPassword: 'a new password' }
    const change = await rowsOf(() => desk.client.session.changePassword({ sendId: id(), ...wrong }))
    const subject = `staff:${desk.managerId}`
    expect(change).toMatchObject([
      { procedure: 'session.changePassword', outcome: 'failed', subject, staff_id: desk.managerId },
    ])
    const signIn = await rowsOf(() => desk.client.session.signIn({ account: 'nobody', password: 'wrong' }))
    expect(signIn).toMatchObject([
      { procedure: 'session.signIn', outcome: 'failed', subject: 'account:unknown', staff_id: null },
    ])
    await desk.client.session.lock({})
    const unlock = await rowsOf(() => desk.client.session.unlock({ password: 'wrong' }))
    expect(unlock).toMatchObject([
      { procedure: 'session.unlock', outcome: 'failed', subject, digest: 'session.wrong-unlock-password' },
    ])
    await desk.client.session.unlock({ password: testPassword })
  })

  it('the lock of a desk that was left alone, at the instant it locked', async () => {
    const left = desk.clock.now()
    desk.clock.advance(idleLockAfter + 60_000)
    const rows = await rowsOf(() => desk.client.session.state({}))
    expect(rows).toMatchObject([{ procedure: 'session.lock', outcome: 'done', at: left + idleLockAfter }])
    expect(await rowsOf(() => desk.client.session.lock({}))).toEqual([])
    await desk.client.session.unlock({ password: testPassword })
  })

  it('a write sent twice', async () => {
    const sendId = id()
    const name = () => desk.client.session.nameCentre({ sendId, centre: testCentre })
    expect(await rowsOf(name)).toHaveLength(1)
    expect(await rowsOf(name)).toEqual([])
  })
})

// Last: what watches has the file open that is put aside.
describe('bringing a backup back leaves one row', () => {
  it('in the file that came back', async () => {
    const { places } = await desk.client.restore.places({})
    const [backup] = places[0]?.backups ?? []
    const key = Buffer.from(desk.desk.session.requireOpen().keys['desk'] ?? '')
    await desk.client.session.signOut({})
    const by = { with: 'password', account: 'manager', password: testPassword } as const
    const which = { folder: places[0]?.folder ?? '', name: backup?.name ?? '' }
    await desk.client.restore.restore({ sendId: id(), ...which, by })
    const restored = openAtRest(join(desk.dataDir, 'desk.db'), key)
    const rows = restored
      .prepare('SELECT procedure FROM audit WHERE sequence > ?')
      .pluck()
      .all(backup?.manifest?.auditHead.sequence)
    restored.close()
    expect(rows).toEqual(['restore.restore'])
    watched.seen.add('restore.restore')
    await desk.client.session.signIn({ account: 'manager', password: testPassword })
  })
})

describe('a change of keys leaves one row', () => {
  it('in the file that took the place of the one that is watched', async () => {
    const rowsInStore = () =>
      desk.desk.session
        .requireOpen()
        .store.statement('SELECT procedure FROM audit ORDER BY sequence')
        .pluck()
        .all()
    const before = rowsInStore().length
    const steps = await desk.client.keyRotation.run({ sendId: id() })
    while ((await steps.next()).done !== true);
    expect(rowsInStore().slice(before)).toEqual(['keyRotation.run'])
    watched.seen.add('keyRotation.run')
  })
})

describe('one row', () => {
  it('was seen of every procedure that writes, discloses, handles keys or runs long', () => {
    const unseen = onRecord.map(([name]) => name).filter((name) => !watched.seen.has(name))
    expect(unseen, 'not walked').toEqual([])
  })
})
