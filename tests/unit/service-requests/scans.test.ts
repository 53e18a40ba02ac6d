/** Papers of a request as scans: attached while it is open, opened on record, ordered, taken away with a reason. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mostOfRecord } from '#vault/attachments/contract'
import { movedBy } from '#features/service-requests/scans/rules'
import { newSendId } from '../../support/desk'
import { asFile, jpeg, pdf, pictureSaying } from '../../support/pictures'
import { move, openDraft, openServingDesk, refusalOf, type ServingDesk } from './desk'

let desk: ServingDesk
let id: number
let materialId: number
beforeEach(async () => {
  desk = await openServingDesk()
  id = (await openDraft(desk, '高龄津贴申请', { complete: true })).id
  materialId = await firstMaterial(id)
})
afterEach(() => {
  desk.close()
})

const scans = () => desk.client.serviceRequests.scans
const firstMaterial = async (of: number): Promise<number> =>
  (await desk.client.serviceRequests.get({ id: of })).materials[0]?.id ?? 0
const page = (saying: string) => ({ file: pictureSaying(saying), thumbnail: pictureSaying(''), pages: 1 })
const attach = async (saying: string, sendId = newSendId()): Promise<number> =>
  (await scans().attach({ sendId, id, materialId, ...page(saying) })).scanId
const listed = async () => (await scans().list({ id })).scans
const statement = (sql: string) => desk.desk.session.requireOpen().store.statement(sql)
const lastRow = () => statement('SELECT procedure, subject, outcome FROM audit ORDER BY sequence DESC').get()

const finish = async () => {
  await move(desk, id, { action: 'accept' })
  await move(desk, id, { action: 'complete', result: '办好了', originalsReason: '留着' })
}

describe('a scan of a material', () => {
  it('stands in the list with a small picture, and its content does not', async () => {
    await attach('证件上的字')
    const [scan] = await listed()
    expect(scan).toMatchObject({ materialId, title: '', kind: 'jpeg', pages: 1, by: '沈玉' })
    expect(Buffer.from(scan?.thumbnail ?? '', 'base64').subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]))
    expect(JSON.stringify(await listed())).not.toContain('证件上的字')
  })

  it('is attached once however often it is sent', async () => {
    const sendId = newSendId()
    const first = await attach('a', sendId)
    expect(await attach('a', sendId)).toBe(first)
    expect(await listed()).toHaveLength(1)
    // Another picture under the same number is no repetition.
    expect(await refusalOf(attach('b', sendId))).toBe('desk.done-differently')
    expect(await listed()).toHaveLength(1)
  })

  it('is attached to a material of its own request only', async () => {
    const other = await firstMaterial((await openDraft(desk, '高龄津贴申请')).id)
    expect(
      await refusalOf(scans().attach({ sendId: newSendId(), id, materialId: other, ...page('a') })),
    ).toBe('service-requests.material-unknown')
    expect(statement('SELECT count(*) FROM attachments').pluck().get()).toBe(0)
  })

  it('is refused for what is wrong with it, and nothing of it stays', async () => {
    const send = (bytes: Uint8Array<ArrayBuffer>, thumbnail = pictureSaying('')) =>
      refusalOf(
        scans().attach({ sendId: newSendId(), id, materialId, file: asFile(bytes), thumbnail, pages: 1 }),
      )
    expect(await send(new Uint8Array(Buffer.from('<html>')))).toBe('attachments.not-a-kind')
    expect(await send(jpeg({ exif: true }))).toBe('attachments.carries-exif')
    expect(await send(jpeg(), asFile(jpeg({ width: 49 })))).toBe('attachments.not-a-thumbnail')
    expect(await send(new Uint8Array(0))).toBe('desk.input')
    expect(await send(pdf('', 26 * 1024 * 1024))).toBe('desk.input')
    expect(statement('SELECT count(*) FROM attachment_pieces').pluck().get()).toBe(0)
  })

  it('is one too many after as many as a request may have', async () => {
    for (let count = 0; count < mostOfRecord; count += 1) await attach(String(count))
    expect(await refusalOf(attach('one more'))).toBe('attachments.record-full')
  })
})

describe('opening one', () => {
  it('is on record under its applicant each time, as whatever stands on it', async () => {
    const scanId = await attach('证件上的字')
    const { kind, content } = await scans().open({ id, scanId })
    expect(kind).toBe('jpeg')
    expect(await content.text()).toContain('证件上的字')
    expect(lastRow()).toEqual({
      procedure: 'serviceRequests.scans.open',
      subject: `resident:${desk.residentId}`,
      outcome: 'disclosed',
    })
    expect(statement('SELECT fields, reason FROM disclosures ORDER BY sequence DESC').get()).toEqual({
      fields: 'scan',
      reason: 'paper',
    })
  })

  it('is nobody’s through another request', async () => {
    const scanId = await attach('a')
    const other = await openDraft(desk, '高龄津贴申请', { residentId: desk.otherId })
    expect(await refusalOf(scans().open({ id: other.id, scanId }))).toBe('service-requests.scan-unknown')
  })

  it('is not possible for someone whose applicant is not in sight', async () => {
    const scanId = await attach('a')
    statement('UPDATE residents SET locked_at = 1 WHERE id = ?').run(desk.residentId)
    expect(await refusalOf(scans().open({ id, scanId }))).toBe('service-requests.unknown')
    expect(await refusalOf(scans().list({ id }))).toBe('service-requests.unknown')
  })
})

describe('while the request is open', () => {
  it('scans are put in order, all of a material at once', async () => {
    const [one, two, three] = [await attach('1'), await attach('2'), await attach('3')]
    await scans().arrange({ sendId: newSendId(), id, materialId, scanIds: [three, one, two] })
    expect((await listed()).map((scan) => scan.id)).toEqual([three, one, two])
    for (const scanIds of [
      [one, two],
      [one, two, two],
      [one, two, three, three],
    ]) {
      expect(await refusalOf(scans().arrange({ sendId: newSendId(), id, materialId, scanIds }))).toBe(
        'service-requests.scans-changed',
      )
    }
    const four = await attach('4')
    expect((await listed()).at(-1)?.id).toBe(four)
  })

  it('one has a title of the desk’s own, in which numbers are masked', async () => {
    const scanId = await attach('a')
    await scans().retitle({ sendId: newSendId(), id, scanId, title: '背面 13800002204' })
    expect((await listed())[0]?.title).toBe('背面 138****2204')
    await scans().retitle({ sendId: newSendId(), id, scanId, title: null })
    expect((await listed())[0]?.title).toBe('')
  })

  it('one is taken away with the reason in the course, and what was on it goes', async () => {
    const scanId = await attach('别人的证件')
    await scans().takeAway({ sendId: newSendId(), id, scanId, reason: '扫成别人的了' })
    expect(await listed()).toEqual([])
    const { events } = await desk.client.serviceRequests.get({ id })
    expect(events.find(({ kind }) => kind === 'scan-taken-away')?.text).toBe('扫成别人的了')
    expect(await refusalOf(scans().open({ id, scanId }))).toBe('service-requests.scan-unknown')
  })

  it('a colleague’s move is not held up by a scan that came meanwhile', async () => {
    const { seen } = await desk.client.serviceRequests.get({ id })
    await attach('a')
    await desk.client.serviceRequests.move({
      sendId: newSendId(),
      id,
      seen,
      step: { action: 'accept' },
    })
  })
})

describe('once its work is over', () => {
  it('nothing comes, goes or changes, and everything can be opened and printed', async () => {
    const scanId = await attach('a')
    await finish()
    const of = { sendId: newSendId(), id }
    const attempts = [
      () => scans().attach({ ...of, materialId, ...page('b') }),
      () => scans().retitle({ ...of, scanId, title: 'x' }),
      () => scans().arrange({ ...of, materialId, scanIds: [scanId] }),
      () => scans().takeAway({ ...of, scanId, reason: 'x' }),
    ]
    for (const attempt of attempts) {
      expect(await refusalOf(attempt())).toBe('service-requests.already-closed')
    }
    expect((await scans().open({ id, scanId })).kind).toBe('jpeg')
    await scans().printed({ sendId: newSendId(), id, scanIds: [scanId], onto: 'paper' })
    expect(lastRow()).toMatchObject({ procedure: 'serviceRequests.scans.printed', outcome: 'disclosed' })
  })

  it('the database refuses it too, whoever writes', async () => {
    await attach('a')
    await finish()
    for (const sql of ['DELETE FROM request_scans', "UPDATE request_scans SET title = 'x'"]) {
      expect(() => statement(sql).run(), sql).toThrow('stay as they are')
    }
  })
})

describe('the order of scans', () => {
  it('moves one by its places, and keeps the ends', () => {
    expect(movedBy([1, 2, 3], 3, -1)).toEqual([1, 3, 2])
    expect(movedBy([1, 2, 3], 1, 2)).toEqual([2, 3, 1])
    expect(movedBy([1, 2, 3], 1, -1)).toEqual([1, 2, 3])
    expect(movedBy([1, 2, 3], 9, 1)).toEqual([1, 2, 3])
  })
})
