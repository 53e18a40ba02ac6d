/** Papers as they come out of the printer: a packet says on which pages its sheets are, and has as many as it says. */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import JSZip from 'jszip'
import { holds, isPermission, type Role } from '#ground/roles/permissions'
import { expect, host, signIn, test } from './fixture'
import { addressOf, settled, somethingOfEach, visit } from './screens'
import { routesInSources, screens } from '../support/screens'

test.use({ deskOptions: { demo: true, now: '2026-11-23T02:30:00Z', dataDir: null } })

const pagesInPrint = async (page: Page): Promise<number> => {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

/** What the list at the head of the packet says: sheet by sheet, its name and its pages. */
const listed = async (page: Page): Promise<readonly (readonly [title: string, pages: string])[]> => {
  const rows = await page.locator('.packet article').first().locator('tbody tr').all()
  return Promise.all(
    rows.map(async (row) => {
      const [, title = '', pages = ''] = await row.locator('td').allInnerTexts()
      return [title, pages.trim()] as const
    }),
  )
}

const documentOf = async (file: string): Promise<string> => {
  const { files } = await JSZip.loadAsync(await readFile(file))
  return (await files['word/document.xml']?.async('string')) ?? ''
}

/** The papers of a request that went its whole way, to choose from. */
async function openPapers(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = '/service-requests?scope=all&state=followed-up'
  })
  const grid = page.getByRole('grid', { name: '帮代办', exact: true })
  await expect(grid.getByRole('row').nth(1)).toBeVisible()
  await expect(async () => {
    await grid.press('Enter', { timeout: 1_000 })
    await expect(page).toHaveURL(/#\/service-requests\/\d+$/, { timeout: 2_000 })
  }).toPass()
  await expect(page.getByRole('region', { name: '材料与交接' })).toBeVisible()
  await page.keyboard.press('Control+P')
}

test('the whole file of a request is one packet, listed and numbered through', async ({ page }) => {
  test.skip(host === 'electron', 'Electron prints through its own dialog')
  await signIn(page, 'fuzeren')
  await openPapers(page)
  await page.getByRole('menuitem', { name: '整套归档（编页码）', exact: true }).click()
  await expect(page.getByRole('heading', { name: '办件材料目录' })).toBeVisible()

  await test.step('the sheets come in the order of the list, each on the page that it names', async () => {
    await expect.poll(async () => (await listed(page)).every(([, pages]) => /^\d/.test(pages))).toBe(true)
    const list = await listed(page)
    expect(list.length).toBeGreaterThan(1)
    expect(list.map(([, pages]) => pages)).toEqual(list.map((_, at) => String(at + 2)))
    const titles = await page.locator('.packet article h1').allInnerTexts()
    expect(titles).toHaveLength(list.length + 1)
    expect(titles[1]).toBe(list[0]?.[0])
    expect(await pagesInPrint(page)).toBe(list.length + 1)
  })

  await test.step('a sheet that grows over its page moves those behind it', async () => {
    const first = page.locator('.packet-sheet article').first()
    // More papers than the demonstration has: lines of the table, over and over.
    await first
      .locator('tbody')
      .nth(1)
      .evaluate((lines) => {
        const line = lines.querySelector('tr')
        for (let more = 0; more < 60 && line !== null; more += 1) lines.append(line.cloneNode(true))
      })
    const pages = await pagesInPrint(page)
    expect(pages).toBeGreaterThan((await listed(page)).length + 1)
    // As `pagesOf` of the page counts it, in columns of the size of a page.
    const counted = await first.evaluate((sheet) => {
      const columns = document.createElement('div')
      columns.className = 'paper-columns'
      columns.append(sheet.cloneNode(true))
      document.body.append(columns)
      const { clientWidth, scrollWidth } = columns
      const gap = Number.parseFloat(getComputedStyle(columns).columnGap)
      columns.remove()
      return Math.round((scrollWidth + gap) / (clientWidth + gap))
    })
    expect(counted).toBe(pages - (await listed(page)).length)
  })
})

test('a paper comes out in the office’s own form', async ({ page }, testInfo) => {
  test.skip(host === 'electron', 'Electron asks where to save in its own dialog')
  await signIn(page, 'fuzeren')
  const saved = async (key: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press(key)])
    const file = testInfo.outputPath(download.suggestedFilename())
    await download.saveAs(file)
    return file
  }

  const form = await test.step('the sample is fetched and put in again', async () => {
    await page.evaluate(() => {
      location.hash = '/settings/templates'
    })
    const papers = page.getByRole('grid', { name: '单据模板', exact: true })
    await expect(papers.getByRole('row', { name: /受理单/ })).toContainText('系统自带格式')
    await papers.getByRole('row', { name: /受理单/ }).click()
    const drawer = page.getByRole('dialog', { name: '受理单（回执）', exact: true })
    await expect(drawer.getByText('{申请人}', { exact: true })).toBeVisible()
    const sample = await saved('F4')
    await page.getByLabel('模板文件', { exact: true }).setInputFiles(sample)
    await expect(drawer.getByText('打印页上可以“存为 Word”')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(papers.getByRole('row', { name: /受理单/ })).toContainText('字段都认得')
    return sample
  })

  await test.step('what is no form is refused, and the form stays', async () => {
    await page.getByRole('row', { name: /受理单/ }).click()
    await page.getByLabel('模板文件', { exact: true }).setInputFiles({
      name: '受理单.doc',
      mimeType: 'application/msword',
      buffer: Buffer.from('受理单'),
    })
    await expect(page.getByRole('alert')).toContainText('原来的模板不变')
    await page.keyboard.press('Escape')
  })

  await test.step('the paper is saved in it, with what is on it', async () => {
    await openPapers(page)
    await page.getByRole('menuitem', { name: /^受理单/ }).click()
    await expect(page.getByRole('heading', { name: '受理单（回执）' }).first()).toBeVisible()
    const applicant = await page
      .getByRole('row', { name: /^申请人/ })
      .locator('td')
      .first()
      .innerText()
    await expect(page.getByRole('button', { name: /存为 Word/ })).toBeVisible()
    const file = await saved('Control+Shift+S')
    expect(file).toMatch(/\.docx$/)
    const text = await documentOf(file)
    expect(text).toContain(applicant)
    expect(text).not.toContain('{')
    expect(await documentOf(form)).toContain('{申请人}')
  })
})

/** Papers by whom they are for: what the manager prints, and what only auditors and mediators see. */
const printers = { fuzeren: 'manager', ducha: 'auditor', zhuren: 'head-mediator' } as const
const permissions = new Map(routesInSources().map(({ pattern, permission }) => [pattern, permission]))
const printedBy = (role: Role, but: readonly Role[] = []): readonly string[] =>
  Object.entries(screens).flatMap(([route, { papers = [] }]) => {
    const permission = permissions.get(route)
    const sees = (one: Role) =>
      permission === undefined || !isPermission(permission) || holds([one], permission)
    return sees(role) && !but.some(sees) ? papers : []
  })

/** Words of a Latin script, but for the endings of file names and the groups of a digest; what is all capitals is a code. */
const latinIn = (text: string): readonly string[] =>
  (text.match(/[A-Za-z]{3,}/g) ?? []).filter(
    (word) => /[a-z]/.test(word) && !/^(xlsx|pdf|docx)$/i.test(word) && !/^[a-f]{3,4}$/.test(word),
  )

for (const [account, role] of Object.entries(printers)) {
  test(`under English every paper of ${account} is Chinese, and so is what runs along its edge`, async ({
    page,
  }) => {
    await signIn(page, account)
    const papers = printedBy(role, role === 'manager' ? [] : ['manager'])
    expect(papers.length).toBeGreaterThan(0)
    const known = await somethingOfEach(page, papers)
    await visit(page, '/settings', '设置')
    await page.getByRole('radio', { name: 'English' }).check()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    for (const paper of papers) {
      await test.step(paper, async () => {
        await visit(page, addressOf(paper, known))
        await expect(page.locator('article.paper').first()).toBeVisible()
        await settled(page)
        const written = await page.locator('article.paper').allInnerTexts()
        const along = await page.evaluate(() =>
          ['head', 'page', 'of', 'pages'].map((place) =>
            document.documentElement.style.getPropertyValue(`--paper-${place}`),
          ),
        )
        expect.soft(latinIn([...written, ...along].join(' ')), paper).toEqual([])
      })
    }
  })
}

/** Takes the first of the usual reasons. */
async function usual(reason: Locator): Promise<void> {
  await reason.click()
  const open = reason.page().locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await open.locator('.ant-select-item-option').first().click()
  await expect(reason).toHaveValue(/\p{Script=Han}/u)
}

test('what was filled in beforehand and chosen under English is Chinese on the paper', async ({ page }) => {
  await signIn(page, 'qiantai')
  await visit(page, '/settings', '设置')
  await page.getByRole('radio', { name: 'English' }).check()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await visit(page, '/service-requests/new?resident=3000&item=1', 'New request')
  await page.locator('input[type=radio][value=delegated]').check()
  await page.keyboard.press('F6')
  await usual(page.getByRole('combobox', { name: /^Why it is taken in/ }))
  await page.getByLabel('Until', { exact: true }).fill('2027-11-23')
  await page.getByRole('checkbox', { name: /signed by the principal/ }).check()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/#\/service-requests\/\d+$/)
  const [, id = ''] = /(\d+)$/.exec(page.url()) ?? []
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Complete/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await usual(page.getByRole('combobox', { name: /^Result/ }))
  await usual(page.getByRole('combobox', { name: /^Why it stays/ }))
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/sheets\/closing$/)
  for (const sheet of ['mandate', 'closing']) {
    await test.step(sheet, async () => {
      await visit(page, `/service-requests/${id}/sheets/${sheet}`)
      await expect(page.locator('article.paper')).toBeVisible()
      expect(latinIn(await page.locator('article.paper').innerText())).toEqual([])
    })
  }
})
