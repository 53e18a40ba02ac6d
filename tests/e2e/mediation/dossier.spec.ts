/** A file from its first paper to the archive: the packet comes out in order, numbered by its own pages, and is shut. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import JSZip from 'jszip'
import { acceptedCase, satDown, type TwoSided } from '#features/mediation/agreement/walk'
import { plainly } from '#features/mediation/intake/walk'
import { pagesOfPdf } from '../../support/pdf-text'
import { pictureSaying } from '../../support/pictures'
import { overTheWire } from '../over-the-wire'
import { expect, host, signIn, test } from '../fixture'

test.skip(host === 'electron', 'the case is brought over the WebSocket')
test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

const day = '2026-11-20'
const sendId = () => crypto.randomUUID()

/** A quarrel that one of them did not want mediated any more, with a statement of several pages and a paper that was brought. */
async function ended(address: string): Promise<TwoSided> {
  const { mediation } = overTheWire(address)
  const two = await acceptedCase(mediation, sendId, plainly('楼上卫生间漏水'), day, ['王桂珍', '李建国'])
  await satDown(mediation, sendId, two, '赔多少说不拢')
  const lines = Array.from({ length: 120 }, (_, at) => `第${at + 1}次上门，没有人在家。`)
  await mediation.papers.account({ sendId: sendId(), id: two.id, on: day, said: lines.join('\n') })
  await mediation.dossier.bring({
    sendId: sendId(),
    id: two.id,
    kind: 'identity',
    party: two.applicant,
    day,
    title: '身份证复印件',
    pages: 3,
  })
  const pledge = { case: two.id, kind: 'pledge', party: two.respondent, on: day } as const
  await mediation.notes.pledge({ sendId: sendId(), ...pledge, words: '保证修好水管' })
  const photo = { kind: 'evidence', party: null, title: '漏水的天花板', day, pages: 1 } as const
  const file = pictureSaying('天花板')
  await mediation.evidence.attach({ sendId: sendId(), case: two.id, ...photo, file, thumbnail: file })
  await mediation.endings.end({
    sendId: sendId(),
    case: two.id,
    move: 'refuse',
    by: two.respondent,
    on: day,
    manner: 'in-person',
    told: [two.applicant, two.respondent].map((party) => ({
      party,
      routes: ['arbitration', 'administration', 'court'],
    })),
  })
  return two
}

/** What the contents in the packet say: each paper with its pages. */
const listed = async (page: Page): Promise<readonly (readonly [title: string, pages: string])[]> => {
  const contents = page.locator('.packet-sheet article').nth(1)
  return Promise.all(
    (await contents.locator('tbody tr').all()).map(async (row) => {
      const [, title = '', , pages = ''] = await row.locator('td').allInnerTexts()
      return [title.trim(), pages.trim()] as const
    }),
  )
}

test('the packet comes out in order and numbered by its pages; closed, bound and added to', async ({
  page,
  desk,
}) => {
  await signIn(page, 'zhuren')
  const { id } = await ended(desk.address)
  const goTo = (path: string) =>
    page.evaluate((to) => {
      location.hash = to
    }, path)
  await goTo(`/mediation/${id}`)
  const dossier = page.getByRole('region', { name: '卷宗', exact: true })
  await expect(dossier.getByText(/没有逐页签名/)).toBeVisible()

  await test.step('docassemble-AssemblyLine#884, health#571: each page of the print bears the number that the contents name', async () => {
    await dossier.getByRole('button', { name: '打印整卷' }).click()
    await expect(page.locator('.packet-sheet article')).not.toHaveCount(0)
    await expect.poll(async () => (await listed(page)).every(([, pages]) => /^\d/.test(pages))).toBe(true)
    const list = await listed(page)
    const pages = pagesOfPdf(await page.pdf({ preferCSSPageSize: true }))
    expect(pages[0]).toContain('人民调解卷宗')
    expect(pages[0]).not.toMatch(/第\d+页/)
    expect(pages[1]).toContain('卷内目录')
    expect(pages.at(-1)).toContain('卷宗封底')
    const numbers = pages.map((text) =>
      Number(/第(\d+)页$|^第(\d+)页/.exec(text)?.slice(1).find(Boolean) ?? 0),
    )
    // The ID card lies in the file as it was brought: its three pages are counted, and not printed.
    const brought = list.find(([title]) => title === '身份证复印件')?.[1] ?? ''
    const [from = 0, to = 0] = brought.split('–').map(Number)
    expect(to - from).toBe(2)
    const expected = numbers.filter((number) => number > 0)
    const last = Number(list.at(-1)?.[1].split('–').at(-1))
    const all = Array.from({ length: last }, (_, at) => at + 1)
    expect(expected).toEqual(all.filter((number) => number < from || number > to))
    for (const [title, range] of list.filter(([named]) => named !== '身份证复印件')) {
      const first = Number(range.split('–')[0])
      expect(pages[numbers.indexOf(first)], title).toContain(title.replace(/（.*/, ''))
    }
    // What was photographed is printed whole, with its name, among the evidence.
    const shown = list.findIndex(([title]) => title === '漏水的天花板')
    expect(list[shown - 1]?.[0]).toContain('保证书')
    await expect(page.locator('.packet-picture img')).toHaveCount(1)
    expect(list.some(([title, range]) => title === '情况说明' && range.includes('–'))).toBe(true)
    expect(pages.at(-1)).toContain(`本卷共${last}页`)
  })

  await test.step('once it was printed the file is numbered', async () => {
    await page.keyboard.press('Control+P')
    await expect
      .poll(async () => (await overTheWire(desk.address).mediation.dossier.get({ id })).pages)
      .toBeGreaterThan(5)
    await page.keyboard.press('Escape')
    await expect(dossier.getByText(/共 \d+ 页/)).toBeVisible()
  })

  await test.step('closed past what is missing by the head mediator, with the reason', async () => {
    await dossier.getByRole('button', { name: '结案', exact: true }).click()
    const drawer = page.getByRole('dialog', { name: '结案' })
    await expect(drawer.getByText(/不齐/)).toBeVisible()
    await drawer.getByLabel(/说明/).fill('当事人不在本地，无法补签')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已结案').first()).toBeVisible()
  })

  await test.step('bound, and added to by a leaf of its own', async () => {
    await dossier.getByRole('button', { name: '归档', exact: true }).click()
    await expect(page.getByRole('dialog', { name: '归档' })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('已归档').first()).toBeVisible()
    await expect(dossier.getByRole('button', { name: '放入材料' })).toHaveCount(0)
    await dossier.getByRole('button', { name: '归档后补入' }).click()
    await page.getByRole('dialog', { name: '归档后补入' }).getByLabel('文件名称').fill('收条')
    await page.keyboard.press('Control+Enter')
    await expect(dossier.getByText(/收条/)).toBeVisible()
  })
})

test('a paper comes out in Word with what is on record, from the form that comes with the program', async ({
  page,
  desk,
}, testInfo) => {
  await signIn(page, 'zhuren')
  const { mediation } = overTheWire(desk.address)
  const { id } = await acceptedCase(mediation, sendId, plainly('楼上卫生间漏水'), day, ['王桂珍', '李建国'])
  await page.evaluate((to) => {
    location.hash = to
  }, `/mediation/${id}/papers/intake-form/case/all-parties`)
  await expect(page.getByRole('heading', { name: '人民调解受理登记表' }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /存为 Word/ })).toBeVisible()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.keyboard.press('Control+Shift+S'),
  ])
  const file = testInfo.outputPath(download.suggestedFilename())
  await download.saveAs(file)
  const { files } = await JSZip.loadAsync(await readFile(file))
  const text = (await files['word/document.xml']?.async('string')) ?? ''
  for (const said of ['王桂珍', '李建国', '楼上卫生间漏水', '人民调解受理登记表'])
    expect(text).toContain(said)
  expect(text).not.toContain('{')
})
