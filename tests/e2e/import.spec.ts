/** A community's register goes in through the screen, exactly; again, it changes nothing; and it comes out again whole. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import ExcelJS from 'exceljs'
import { z } from 'zod'
import { expectAccessible } from './accessibility'
import { expect, test } from './fixture'
import { settled } from './screens'
import { setUp } from './set-up'

const register = 'tests/fixtures/resident-register.xlsx'

const expectedPerson = z.object({
  name: z.string(),
  id: z.string(),
  phone: z.string(),
  birth: z.string(),
  sex: z.string(),
  estate: z.string(),
  building: z.number(),
  unit: z.number(),
  room: z.number(),
})
type ExpectedPerson = z.infer<typeof expectedPerson>
const expected = z
  .object({
    rows: z.number(),
    importable: z.number(),
    errors: z.record(z.string(), z.number()),
    warnings: z.record(z.string(), z.number()),
    people: z.array(expectedPerson),
  })
  .parse(JSON.parse(readFileSync('tests/fixtures/resident-register.expected.json', 'utf8')))

const reasons = z.record(z.string(), z.object({ reason: z.string() }))
const words = z
  .object({ registerFile: z.object({ fault: reasons, warning: reasons }) })
  .parse(JSON.parse(readFileSync('src/features/residents/ui/zh-CN.json', 'utf8'))).registerFile

/** 4,863. */
const inFigures = (count: number) => count.toLocaleString('zh-CN')

/** Twenty of the expected people from all over the file, those without an ID number among them. */
const twenty = [
  ...expected.people.filter(({ id }) => id === '').slice(0, 4),
  ...expected.people.filter(({ id }, at) => id !== '' && at % 25 === 0),
].slice(0, 20)

test.beforeEach(async ({ page }) => {
  test.setTimeout(300_000)
  await setUp(page)
})

/** From anywhere to the import, and a file into it, by keys. */
async function choose(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.keyboard.press('Control+K')
  // Words that are put in without keys wait for nothing.
  await expect(page.getByRole('combobox', { name: '查找', exact: true })).toBeFocused()
  await page.keyboard.insertText('导入名册')
  await expect(page.getByRole('option', { name: '导入名册' })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '导入居民名册' })).toBeVisible()
  await settled(page)
  const chooser = page.waitForEvent('filechooser')
  await page.keyboard.press('F2')
  await (await chooser).setFiles(file)
  await expect(page.getByRole('heading', { name: '核对列' })).toBeVisible({ timeout: 30_000 })
}

async function preview(page: Page) {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '预览' })).toBeVisible({ timeout: 60_000 })
}

/** The figures on screen: 新增, 更改, 不变, 退回. */
const figures = (page: Page) => page.locator('.register-figures dd').allInnerTexts()

async function bringIn(page: Page) {
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '已导入' })).toBeVisible({ timeout: 120_000 })
}

async function find(page: Page, query: string) {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: '查找' }).fill(query)
  return page.getByRole('group', { name: '居民' }).getByRole('option')
}

function ageOf(birth: string): number {
  const [year = 0, month = 0, day = 0] = birth.split('-').map(Number)
  const [thisYear = 0, thisMonth = 0, today = 0] = new Date(Date.now() + 8 * 60 * 60 * 1000)
    .toISOString()
    .slice(0, 10)
    .split('-')
    .map(Number)
  return thisYear - year - (thisMonth < month || (thisMonth === month && today < day) ? 1 : 0)
}

async function expectFound(page: Page, person: ExpectedPerson) {
  const { name, id, phone, estate, building, unit, room, sex, birth } = person
  const door = `${building}-${unit}-${room}`
  for (const query of [id === '' ? `${name} ${door}` : id, `${name} ${phone}`]) {
    const one = (await find(page, query)).filter({ hasText: `${sex} ${ageOf(birth)}岁` })
    await expect(one, query).toHaveCount(1)
    await expect(one.locator('.palette-title')).toHaveText(name)
    await expect(one.locator('.palette-detail')).toHaveText(`${estate} ${building}栋 ${unit}单元 ${room}`)
    if (id !== '')
      await expect(one.locator('.palette-aside')).toContainText(`${id.slice(0, 3)}****${id.slice(-4)}`)
    // Nobody's whole number is on the screen.
    expect(await one.innerText()).not.toContain(id === '' ? phone : id)
    await page.keyboard.press('Escape')
  }
}

async function workbook(rows: readonly (readonly string[])[]) {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('居民')
  for (const row of rows) sheet.addRow([...row])
  return {
    name: '名册.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await book.xlsx.writeBuffer()),
  }
}

test('the register of a community goes in exactly, again without a change, and out again whole', async ({
  page,
}) => {
  // Forty people are looked for by number below, faster than any counter does.
  await page.evaluate(() => (window.location.hash = '/privacy/reading'))
  await page.getByLabel('一分钟内按号码查找几次').fill('60')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已保存', { exact: true })).toBeVisible()
  await choose(page, register)
  await expectAccessible(page)
  await expect(page.getByText('其余各列都已对应')).toBeVisible()
  await preview(page)
  expect(await figures(page)).toEqual([
    inFigures(expected.importable),
    '0',
    '0',
    inFigures(expected.rows - expected.importable),
  ])
  for (const [kind, counts] of [
    ['fault', expected.errors],
    ['warning', expected.warnings],
  ] as const) {
    for (const [code, count] of Object.entries(counts)) {
      const reason = words[kind][code]?.reason ?? ''
      await page.getByRole('button', { name: `${reason} ${inFigures(count)}`, exact: true }).click()
      await expect(page.getByRole('grid', { name: reason })).toHaveAttribute(
        'aria-rowcount',
        String(count + 1),
      )
    }
  }
  await expectAccessible(page)

  // While it is written, the desk goes on working.
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('正在写入')).toBeVisible({ timeout: 30_000 })
  await expect(await find(page, '许倩')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: '已导入' })).toBeVisible({ timeout: 120_000 })
  expect(await figures(page)).toEqual([
    inFigures(expected.importable),
    '0',
    '0',
    inFigures(expected.rows - expected.importable),
  ])
  await expectAccessible(page)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: /下载退回的 137 行/ }).click()
  const saved = new ExcelJS.Workbook()
  await saved.xlsx.readFile(await (await download).path())
  expect(saved.worksheets[0]?.rowCount).toBe(expected.rows - expected.importable + 1)

  for (const person of twenty) await expectFound(page, person)
  expect(twenty).toHaveLength(20)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`共 ${expected.importable} 人`)).toBeVisible()

  await choose(page, register)
  await preview(page)
  await expect(page.getByText('这份名册不会改动任何内容')).toBeVisible()
  expect(await figures(page)).toEqual([
    '0',
    '0',
    inFigures(expected.importable),
    inFigures(expected.rows - expected.importable),
  ])
  await expect(page.getByRole('button', { name: /^导入 [\d,]+ 人/ })).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`共 ${expected.importable} 人`)).toBeVisible()

  await page.keyboard.press('Control+K')
  // Words that are put in without keys wait for nothing.
  await expect(page.getByRole('combobox', { name: '查找', exact: true })).toBeFocused()
  await page.keyboard.insertText('导入名册')
  await expect(page.getByRole('option', { name: '导入名册' })).toBeVisible()
  await page.keyboard.press('Enter')
  const past = page.getByRole('grid', { name: '以往的导入' })
  await expect(past.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await expect(page.getByText('这次导入新增的 4,863 人会从名册里去掉')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('已撤回：去掉 4,863 人，恢复 0 处，留下 0 人')).toBeVisible({
    timeout: 120_000,
  })
  await expect(past.getByRole('row').nth(1)).toContainText('已撤回')
  await expect(await find(page, twenty.at(-1)?.id ?? '')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: '居民' }).click()
  await expect(page.getByText('共 0 人')).toBeVisible()
})

test('an import that is stopped midway leaves nothing behind, and can be done after all', async ({
  page,
}) => {
  await choose(page, register)
  await preview(page)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('正在写入')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: '停止' }).click()
  await expect(page.getByText('导入已停止，什么也没有改动')).toBeVisible()
  await expect(page.getByRole('heading', { name: '预览' })).toBeVisible()
  await page.getByRole('link', { name: '居民' }).click()
  await expect(page.getByText('共 0 人')).toBeVisible()

  // Whoever comes back finds the step they left.
  await page.goBack()
  await expect(page.getByRole('heading', { name: '预览' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('正在写入')).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByRole('heading', { name: '已导入' })).toBeVisible({ timeout: 120_000 })
})

test('a column nobody knows is asked about, and a changed register shows what would change before it does', async ({
  page,
}) => {
  await choose(
    page,
    await workbook([
      ['姓名', '出生日期', '小区', '楼栋', '房号', '联系手机', '户型'],
      ['张建国', '1950-03-02', '水印桃源', '3栋', '501', '13812345678', '两室'],
      ['李秀英', '1955-06-07', '水印桃源', '4栋', '602', '13800001111', '三室'],
    ]),
  )
  await expect(page.getByText('还有 1 列没有选')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { name: '核对列' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: '“户型”导入为' })).toBeFocused()
  await page.keyboard.insertText('备注')
  await page.keyboard.press('Enter')
  await expect(page.getByText('每一列都会导入')).toBeVisible()
  await preview(page)
  await bringIn(page)
  await page.getByRole('button', { name: '换一个文件' }).click()

  await choose(
    page,
    await workbook([
      ['姓名', '出生日期', '小区', '楼栋', '房号', '联系手机'],
      ['张建国', '1950-03-02', '水印桃源', '3栋', '501', '13999990000'],
      ['李秀英', '1955-06-07', '水印桃源', '4栋', '602', '13800001111'],
    ]),
  )
  await preview(page)
  expect(await figures(page)).toEqual(['0', '1', '1', '0'])
  const changes = page.getByRole('grid', { name: '会更改的居民' })
  await expect(changes.getByRole('row')).toHaveCount(2)
  await expect(changes.getByRole('row').nth(1)).toContainText('张建国')
  await expect(changes.getByRole('row').nth(1)).toContainText('139****0000')
  await expect(await find(page, '13999990000')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await bringIn(page)
  await expect(await find(page, '13999990000')).toHaveCount(1)
  await page.keyboard.press('Escape')
})

test('a file that is no register is refused in words', async ({ page }) => {
  await page.getByRole('button', { name: '导入居民台账' }).click()
  const input = page.getByLabel('名册文件')
  await input.setInputFiles({
    name: '名册.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([1, 2, 3, 0, 4]),
  })
  await expect(page.getByRole('alert')).toContainText('这不是表格文件')
  await expect(page.getByRole('alert')).not.toContainText('workbook.')
  await input.setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from('姓名') })
  await expect(page.getByRole('alert')).toContainText('没有找到名册的表头')
  await input.setInputFiles(
    await workbook([
      ['物品', '数量'],
      ['椅子', '20'],
    ]),
  )
  await expect(page.getByRole('alert')).toContainText('没有找到名册的表头')
})
