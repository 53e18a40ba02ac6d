/** What only a window of our own does: prints, saves where somebody says, shows the machine's folders, starts a desk that died again. */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { command, pressButton } from './by-keys'
import { expect, host, test, type OpenDesk } from './fixture'
import { manager, nameCentre, setUp } from './set-up'

test.skip(host === 'loopback', 'a browser has its own dialogs')

let folder = ''
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-shell-'))
})
test.afterEach(() => rmSync(folder, { recursive: true, force: true }))

function mainProcess({ electron }: OpenDesk): ElectronApplication {
  if (electron === null) throw new Error('there is no window of our own')
  return electron
}

test('a print that fails is told of, and one that comes out is not', async ({ page, desk }) => {
  const answer = (printed: boolean, reason: string) =>
    mainProcess(desk).evaluate(
      ({ BrowserWindow }, given) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        if (contents === undefined) throw new Error('there is no window')
        contents.getPrintersAsync = () =>
          Promise.resolve([{ name: 'HP', displayName: 'HP', description: '', options: {} }])
        contents.print = (_options, done) => done?.(given.printed, given.reason)
      },
      { printed, reason },
    )
  await nameCentre(page)
  await answer(false, 'out of paper')
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.locator('.notices')).toContainText('out of paper')
  await answer(true, '')
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.locator('.notices').getByText('打印没有成功')).toHaveCount(1)
})

test('a file is saved where somebody says, and a folder is picked', async ({ page, desk }) => {
  await setUp(page)
  const file = path.join(folder, 'for-the-maintainers.txt')
  await mainProcess(desk).evaluate(
    ({ dialog }, chosen) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen.file })
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen.folder] })
    },
    { file, folder },
  )
  await command(page, '本机检查')
  await page.getByRole('button', { name: '保存给维护人员' }).click()
  await expect.poll(() => existsSync(file) && statSync(file).size > 0).toBe(true)

  await command(page, '备份与恢复演练')
  await pressButton(page, '选第二处')
  await page.getByRole('button', { name: '浏览…' }).click()
  await expect(page.getByLabel(/^文件夹/)).toHaveValue(folder)
})

test('a desk process that died is started again, and somebody signs in', async ({ page, desk }) => {
  await setUp(page)
  const killed = await mainProcess(desk).evaluate(({ app }) => {
    const own = app
      .getAppMetrics()
      .find(({ name, serviceName }) => [name, serviceName].includes('linli-desk'))
    if (own !== undefined) process.kill(own.pid)
    return own !== undefined
  })
  expect(killed).toBe(true)
  await page.getByLabel('账号', { exact: true }).fill(manager.account)
  await page.getByLabel('密码', { exact: true }).fill(manager.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(page.getByRole('heading', { name: /翰林社区/ }).first()).toBeVisible()
})
