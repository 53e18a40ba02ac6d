/** Papers as they come out of the printer: a packet says on which pages its sheets are, and has as many as it says. */
import type { Page } from '@playwright/test'
import { expect, host, signIn, test } from './fixture'

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

test('the whole file of a request is one packet, listed and numbered through', async ({ page }) => {
  test.skip(host === 'electron', 'Electron prints through its own dialog')
  await signIn(page, 'fuzeren')
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
