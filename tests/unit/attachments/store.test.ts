/** Files of records lie whole and unreadable in the database of their record, and nothing is handed out that is not as it was. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mostPictureBytes } from '#vault/attachments/contract'
import { contentOf, damagedAttachments, pieceSize } from '#vault/attachments/store'
import { readMark } from '#desk/session/closing-mark'
import { openAndLook } from '#vault/doctor/open-and-look'
import { deskFile, filesOfDesk } from '#vault/files'
import type { Store } from '#vault/store/store'
import { newSendId, resourcesDir, testNow, testPassword } from '../../support/desk'
import { thisMachine } from '../../support/device'
import { asFile, jpeg, pdf, pictureSaying } from '../../support/pictures'
import { openDraft, openServingDesk, refusalOf, type ServingDesk } from '../service-requests/desk'

const canary = '饕餮证件上的字'

let desk: ServingDesk
let id: number
let materialId: number
beforeEach(async () => {
  desk = await openServingDesk()
  id = (await openDraft(desk, '高龄津贴申请')).id
  const { materials } = await desk.client.serviceRequests.get({ id })
  materialId = materials[0]?.id ?? 0
})
afterEach(() => {
  desk.close()
})

const storeOf = (): Store => desk.desk.session.requireOpen().store

async function attach(file: Blob, pages = 1): Promise<number> {
  const { scanId } = await desk.client.serviceRequests.scans.attach({
    sendId: newSendId(),
    id,
    materialId,
    file,
    thumbnail: pictureSaying(''),
    pages,
  })
  return scanId
}

const contentOfScan = async (scanId: number): Promise<Buffer> => {
  const { content } = await desk.client.serviceRequests.scans.open({ id, scanId })
  return Buffer.from(await content.arrayBuffer())
}

/** A test may do what nothing in the program can: change what was attached. */
function tamper(sql: string): void {
  const { sqlite } = storeOf()
  sqlite.exec('DROP TRIGGER attachment_pieces_no_update')
  sqlite.exec(sql)
}

const filesIn = (folder: string): readonly Buffer[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
    .map((file) => readFileSync(file))

describe('what is attached', () => {
  it.each([
    ['less than a piece', 1000],
    ['just a piece', pieceSize],
    ['many pieces', 5 * pieceSize + 17],
  ])('comes back to the byte: %s', async (_, filling) => {
    const bytes = jpeg({ filling })
    expect(Buffer.compare(await contentOfScan(await attach(asFile(bytes))), Buffer.from(bytes))).toBe(0)
  })

  it('comes back to the byte where it is a PDF of 20 MB, over the wire both ways', async () => {
    const bytes = pdf('卷', 20 * 1024 * 1024)
    const scanId = await attach(asFile(bytes), 120)
    expect(Buffer.compare(await contentOfScan(scanId), Buffer.from(bytes))).toBe(0)
  })

  it('is readable nowhere on the disk, neither in the database nor in its log', async () => {
    await attach(pictureSaying(canary))
    expect(storeOf().sqlite.serialize().includes(Buffer.from(canary))).toBe(true)
    const files = filesIn(desk.dataDir)
    expect(files.length).toBeGreaterThan(2)
    expect(files.filter((bytes) => bytes.includes(Buffer.from(canary)))).toEqual([])
  })

  it('is in no row longer than a piece, so that nothing has to be read in one go', async () => {
    await attach(asFile(jpeg({ filling: mostPictureBytes - 200 })))
    const longest = storeOf().statement('SELECT max(length(content)) FROM attachment_pieces').pluck().get()
    expect(longest).toBe(pieceSize)
  })

  it('is never changed, whoever writes', async () => {
    await attach(pictureSaying('a'))
    const { sqlite } = storeOf()
    for (const table of ['attachments SET size = 1', "attachment_pieces SET content = x'00'"]) {
      expect(() => sqlite.exec(`UPDATE ${table}`)).toThrow('never changed')
    }
  })

  it('is counted in a backup, which is opened and proved', async () => {
    const scanId = await attach(pictureSaying(canary))
    const steps = await desk.client.backups.make({ sendId: newSendId() })
    for (let step = await steps.next(); step.done !== true; step = await steps.next());
    const manifests = filesIn(join(desk.dataDir, 'backups')).filter((bytes) => bytes.includes('"tables"'))
    expect(manifests.some((bytes) => bytes.includes('"attachment_pieces": 1'))).toBe(true)
    expect((await contentOfScan(scanId)).includes(Buffer.from(canary))).toBe(true)
  })
})

describe('what is taken away', () => {
  it('is overwritten at once: no free page keeps it', async () => {
    const scanId = await attach(asFile(jpeg({ saying: canary, filling: 3 * pieceSize })))
    await desk.client.serviceRequests.scans.takeAway({ sendId: newSendId(), id, scanId, reason: '扫错了' })
    const left = storeOf().sqlite.serialize()
    expect(left.includes(Buffer.from(canary))).toBe(false)
    // Nor the middle of it.
    expect(left.includes(Buffer.from(jpeg({ filling: 300_000 }).subarray(200_000, 200_400)))).toBe(false)
    expect(storeOf().statement('SELECT count(*) FROM attachment_pieces').pluck().get()).toBe(0)
  })
})

describe('an attachment that is not what it was', () => {
  it('is handed to nobody, and told from what is whole', async () => {
    const whole = await attach(pictureSaying('whole'))
    const broken = await attach(pictureSaying('broken'))
    tamper("UPDATE attachment_pieces SET content = x'00' WHERE attachment_id = 2")
    expect(await refusalOf(desk.client.serviceRequests.scans.open({ id, scanId: broken }))).toBe(
      'attachments.damaged',
    )
    expect((await contentOfScan(whole)).includes(Buffer.from('whole'))).toBe(true)
    expect(damagedAttachments(storeOf())).toBe(1)
    expect(() => contentOf(storeOf(), 99)).toThrow('attachments.unknown')
  })

  it('is found where a piece of it is gone', async () => {
    await attach(asFile(jpeg({ filling: 2 * pieceSize })))
    storeOf().sqlite.exec('DELETE FROM attachment_pieces WHERE place = 1')
    expect(damagedAttachments(storeOf())).toBe(1)
  })

  it('is found by the check in the background, and stands in the report', async () => {
    await attach(pictureSaying('a'))
    const lineOf = async () => {
      const { checks } = await desk.client.support.report({})
      return checks.find(({ check }) => check === 'attachments')
    }
    const check = async () => {
      const steps = await desk.client.support.check({ sendId: newSendId() })
      for (let step = await steps.next(); step.done !== true; step = await steps.next());
    }
    await check()
    expect(await lineOf()).toMatchObject({ finding: 'sound', verdict: 'ok' })
    tamper("UPDATE attachment_pieces SET content = x'00'")
    await check()
    expect(await lineOf()).toMatchObject({ finding: 'damaged', verdict: 'fault', values: { count: 1 } })
  })

  it('is found by the doctor with a password', async () => {
    await attach(pictureSaying('a'))
    const look = () =>
      openAndLook({
        readMark,
        dataDir: desk.dataDir,
        device: thisMachine,
        account: 'manager',
        password: testPassword,
        migrations: deskFile(filesOfDesk).migrations(resourcesDir),
        files: filesOfDesk,
        version: '0.0.0-test',
        now: testNow,
      })
    expect(await look()).toContainEqual(expect.objectContaining({ check: 'attachments', finding: 'sound' }))
    tamper("UPDATE attachment_pieces SET content = x'00'")
    expect(await look()).toContainEqual(expect.objectContaining({ check: 'attachments', finding: 'damaged' }))
  })
})
