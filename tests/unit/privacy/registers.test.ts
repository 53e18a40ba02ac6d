/** The registers of breaches and of files that left the desk. */
import JSZip from 'jszip'
import { beforeEach, describe, expect, it } from 'vitest'
import { newSendId } from '../../support/desk'
import { takenOut } from '../../support/taken-out'
import { refusalOf, type ServingDesk } from '../service-requests/desk'
import { askingDesk } from './asking-desk'

const asking = askingDesk()
let desk: ServingDesk
beforeEach(() => {
  desk = asking.desk
})

describe('registers', () => {
  const breach = {
    found: '2026-11-20',
    what: '名册打印件遗失',
    data: '姓名、电话',
    people: 40,
    cause: '',
    harm: '',
    measures: '',
    authority: '',
    reported: null,
    told: 'not-yet' as const,
    toldDay: null,
    toldNote: '',
  }
  const keep = (changes: Partial<typeof breach> | object, id?: number) =>
    desk.client.privacy.breaches.keep({
      sendId: newSendId(),
      ...(id === undefined ? {} : { id }),
      breach: { ...breach, ...changes },
    })

  it('keep a breach and what becomes known of it, and no day that cannot be', async () => {
    const { id } = await keep({})
    await keep({ authority: '街道办', reported: '2026-11-21', told: 'not-needed', toldNote: '已追回' }, id)
    expect((await desk.client.privacy.breaches.list({})).breaches).toMatchObject([
      { id, authority: '街道办', told: 'not-needed' },
    ])
    expect(await refusalOf(keep({ found: '2026-12-01' }))).toBe('privacy.breach-in-the-future')
    expect(await refusalOf(keep({ told: 'told', toldDay: '2026-11-19' }))).toBe('privacy.breach-before-found')
    expect(await refusalOf(keep({ told: 'not-needed' }))).toBe('privacy.breach-not-told-why')
    expect(await refusalOf(keep({ authority: '街道办' }))).toBe('privacy.breach-report-incomplete')
    expect(await refusalOf(keep({}, 99))).toBe('privacy.breach-unknown')
  })

  it('list the files that left the desk, their own export included, without a formula in it', async () => {
    await keep({ what: '=HYPERLINK("http://x")' })
    const file = await takenOut(
      desk.client,
      desk.client.privacy.exportRegister({
        sendId: newSendId(),
        register: 'breaches',
        purpose: '年度审计',
        words: { title: '事件登记' },
      }),
    )
    expect(file.rows).toBe(1)
    const zip = await JSZip.loadAsync(file.bytes)
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? ''
    expect(sheet).toContain('HYPERLINK')
    expect(sheet).not.toContain('<f>')
    expect((await desk.client.privacy.exports.list({ limit: 5 })).rows).toMatchObject([
      { procedure: 'privacy.exportRegister', by: '沈玉', note: '年度审计' },
    ])
  })
})
