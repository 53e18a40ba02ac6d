/** What a person sees when a folder is broken: each screen once, for real, on one desk that is tried again after each. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { newSendId, openBareDesk, testCentre, testPassword } from '../support/desk'
import { expectAccessible, tooWide } from './accessibility'
import { deviceFolder } from '#vault/keyring/device'
import { expect, machineOfTests, signIn, test } from './fixture'

const folder = mkdtempSync(path.join(tmpdir(), 'linli-e2e-broken-'))
const dataDir = path.join(folder, 'data')
const sound = path.join(folder, 'sound')
const database = path.join(dataDir, 'desk.db')
const keyring = path.join(dataDir, 'keyring.json')
/** The page on which drafts begin; nobody reads it on the way in. */
let draftsPage = 0

test.use({ deskOptions: { demo: false, now: null, dataDir } })

test.beforeAll(async () => {
  const { desk, client } = openBareDesk(dataDir, { device: deviceFolder(machineOfTests) })
  const { recoveryKey } = await client.session.setUp({
    sendId: newSendId(),
    centre: testCentre,
    manager: { account: 'fuzeren', name: '沈玉', password: testPassword },
  })
  await client.session.confirmRecoveryKey({ sendId: newSendId(), recoveryKey })
  const { sqlite } = desk.session.requireOpen().store
  draftsPage = Number(
    sqlite.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'drafts'").pluck().get(),
  )
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  cpSync(dataDir, sound, { recursive: true })
  desk.close()
  // The first screen is that of a keyring that is gone.
  rmSync(keyring)
})
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Brings both files back as they were. */
function mend(): void {
  for (const name of ['desk.db', 'keyring.json']) cpSync(path.join(sound, name), path.join(dataDir, name))
}

test('a broken folder says what is the case and the next step, and opens once it is put right', async ({
  page,
  desk,
}) => {
  // A refusal is an answer of the desk, not a fault of the page.
  desk.allow(/Failed to load resource/)

  await test.step('no keyring', () => shows(page, '钥匙文件 keyring.json 不见了'))

  await test.step('a damaged keyring', async () => {
    mend()
    writeFileSync(keyring, '{')
    await again(page, '钥匙文件 keyring.json 损坏了')
  })
  await test.step('no database', async () => {
    mend()
    rmSync(database)
    await again(page, '数据库文件 desk.db 不见了')
  })
  await test.step('backups alone', async () => {
    rmSync(keyring)
    mkdirSync(path.join(dataDir, 'backups', '20261123-090000-0a1b2c3d'), { recursive: true })
    await again(page, '数据文件夹里只剩备份')
    rmSync(path.join(dataDir, 'backups'), { recursive: true })
  })
  await test.step('a replacement that was cut short, with its marker damaged', async () => {
    mend()
    mkdirSync(path.join(dataDir, 'restore.unfinished'))
    writeFileSync(path.join(dataDir, 'restore.unfinished', 'ready.json'), '{')
    await again(page, '上一次替换数据文件没有做完')
    rmSync(path.join(dataDir, 'restore.unfinished'), { recursive: true })
  })
  await test.step('a folder that cannot be entered', async () => {
    const aside = path.join(folder, 'aside')
    renameSync(dataDir, aside)
    writeFileSync(dataDir, 'a file in its place')
    await again(page, '打不开数据文件夹')
    rmSync(dataDir)
    renameSync(aside, dataDir)
  })
  await test.step('a database that was cut', async () => {
    mend()
    truncateSync(database, 4096)
    await tryAgain(page)
    await page.getByLabel('账号', { exact: true }).fill('fuzeren')
    await page.getByLabel('密码', { exact: true }).fill(testPassword)
    await page.keyboard.press('Enter')
    await shows(page, '数据库文件打不开')
  })

  await test.step('a damaged page: a banner, reading, and no writing', async () => {
    mend()
    const bytes = readFileSync(database)
    const at = (draftsPage - 1) * 4096 + 2000
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    writeFileSync(database, bytes)
    await tryAgain(page)
    await signIn(page, 'fuzeren', testPassword)
    await byKeys(page, '本机检查')
    const banner = page.getByRole('status', { name: '前台的状况' })
    await expect(async () => {
      // The check runs in the background; coming back to the window asks how the desk is.
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expect(banner).toContainText('数据文件有损坏', { timeout: 500 })
    }).toPass()
    await expect(page.getByText('有损坏。请从备份恢复')).not.toHaveCount(0)
    await expectAccessible(page)
    expect(await tooWide(page)).toEqual([])

    await byKeys(page, '服务中心')
    await page.locator('#community').fill('翰林东社区')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('数据文件有损坏：没有记下')).toBeVisible()
    await expect(page.locator('#community')).toHaveValue('翰林东社区')
  })
})

async function tryAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: '再试一次' }).focus()
  await page.keyboard.press('Enter')
}

async function again(page: Page, title: string): Promise<void> {
  await tryAgain(page)
  await shows(page, title)
}

async function shows(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText(dataDir)).toBeVisible()
  await expectAccessible(page)
  expect(await tooWide(page)).toEqual([])
}

/** A page of the settings, through the palette. */
async function byKeys(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox', { name: '查找', exact: true }).fill(name)
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
}
