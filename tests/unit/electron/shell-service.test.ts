/** What the machine does for the page, asked over a port as the page asks it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { BrowserWindow, MessageChannelMain } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import zhCN from '../../../electron/main/texts/zh-CN.json'
import { shellService, type ShellService } from '../../../electron/main/shell-service'
import type { shellContract } from '#app/shell/contract'
import {
  app,
  BrowserWindow as StandInWindow,
  dialog,
  type StandInContents,
} from '../../support/electron-stand-in'

let folder: string
let contents: StandInContents
let restarts: number
let shell: ShellService
let page: ContractRouterClient<typeof shellContract>

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-shell-'))
  restarts = 0
  dialog.answer = null
  dialog.asked.length = 0
  dialog.said.length = 0
  dialog.meanwhile = () => undefined
  const window = new BrowserWindow({})
  const made = StandInWindow.opened.at(-1)
  if (made === undefined) throw new Error('no window was made')
  contents = made.webContents
  const { port1, port2 } = new MessageChannelMain()
  shell = shellService({
    window,
    words: zhCN,
    dataDir: '/data',
    openDemonstration: () => Promise.resolve(true),
    openCallingScreen: () => 'second-display',
    restartDesk: () => (restarts += 1),
  })
  shell.serve(port1)
  port2.start()
  page = createORPCClient(new RPCLink({ port: port2 }))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

describe('the shell', () => {
  it('prints on A4 and on the rolls of receipt printers, and says what became of it', async () => {
    expect(await page.print({ paper: 'a4' })).toEqual({ outcome: 'printed', reason: '' })
    contents.printAnswer = 'Print job canceled'
    expect(await page.print({ paper: 'slip-58' })).toEqual({ outcome: 'cancelled', reason: '' })
    expect(contents.printed).toEqual([
      { pageSize: 'A4', printBackground: true },
      { pageSize: { width: 58_000, height: 297_000 }, printBackground: true },
    ])
  })

  it('says why nothing came out, and that there is no printer before any dialog', async () => {
    contents.printAnswer = 'Invalid printer settings'
    expect(await page.print({ paper: 'a4' })).toEqual({
      outcome: 'failed',
      reason: 'Invalid printer settings',
    })
    contents.printers = []
    expect(await page.print({ paper: 'a4' })).toEqual({ outcome: 'no-printer', reason: '' })
    expect(contents.printed).toHaveLength(1)
  })

  it.each([
    [[], 'documents'],
    [['documents'], 'desktop'],
    [['documents', 'desktop'], 'home'],
  ])('offers a folder that is there while the system has no %j', async (missing, offered) => {
    app.missing = [...missing]
    app.folder = folder
    await page.savePdf({ name: '受理单.pdf', paper: 'a4' })
    app.missing = []
    const [asked] = dialog.asked
    expect(asked).toMatchObject({
      defaultPath: path.join(offered === 'home' ? homedir() : folder, '受理单.pdf'),
    })
  })

  it('saves a sheet as PDF where the user says', async () => {
    dialog.answer = path.join(folder, '受理单.pdf')
    expect(await page.savePdf({ name: '受理单.pdf', paper: 'a4' })).toEqual({ saved: true })
    expect(readFileSync(dialog.answer, 'utf8')).toBe('%PDF-1.7')
    expect(contents.printed).toEqual([{ pageSize: 'A4', printBackground: true, preferCSSPageSize: true }])
    expect(readdirSync(folder)).toEqual(['受理单.pdf'])
  })

  it('saves a file in place of an older one, whole', async () => {
    dialog.answer = path.join(folder, 'register.xlsx')
    writeFileSync(dialog.answer, 'older')
    const content = new Blob([new Uint8Array([80, 75, 3, 4])])
    expect(await page.saveFile({ name: 'register.xlsx', content })).toEqual({ saved: true })
    expect([...readFileSync(dialog.answer)]).toEqual([80, 75, 3, 4])
    expect(readdirSync(folder)).toEqual(['register.xlsx'])
  })

  describe('whose desk is locked while a place is being looked for', () => {
    beforeEach(() => {
      dialog.answer = path.join(folder, '居民.pdf')
      dialog.meanwhile = () => {
        shell.shut()
      }
    })

    it.each([
      ['a file', () => page.saveFile({ name: '居民.pdf', content: new Blob(['x']) })],
      ['a sheet', () => page.savePdf({ name: '居民.pdf', paper: 'a4' })],
    ])('writes nothing of %s, and says so', async (_what, save) => {
      expect(await save()).toEqual({ saved: false })
      expect(readdirSync(folder)).toEqual([])
      expect(dialog.said).toMatchObject([{ message: zhCN['not-saved'] }])
    })

    it('saves what is asked for by whoever comes afterwards', async () => {
      await page.savePdf({ name: '居民.pdf', paper: 'a4' })
      dialog.meanwhile = () => undefined
      expect(await page.savePdf({ name: '居民.pdf', paper: 'a4' })).toEqual({ saved: true })
    })
  })

  it('makes a PDF of what is shown when it is asked for, before the user looks for a place', async () => {
    let printedBefore = -1
    dialog.meanwhile = () => (printedBefore = contents.printed.length)
    await page.savePdf({ name: '居民.pdf', paper: 'a4' })
    expect(printedBefore).toBe(1)
  })

  it('opens no dialog for a sheet whose desk was locked while it was made', async () => {
    contents.printToPDF = () => {
      shell.shut()
      return Promise.resolve(Buffer.from('%PDF-1.7'))
    }
    expect(await page.savePdf({ name: '居民.pdf', paper: 'a4' })).toEqual({ saved: false })
    expect(dialog.asked).toEqual([])
  })

  it('lets a folder be picked, and says when none was', async () => {
    dialog.answer = folder
    expect(await page.pickFolder({})).toEqual({ folder })
    dialog.answer = null
    expect(await page.pickFolder({})).toEqual({ folder: null })
  })

  it('writes nothing when the dialog is cancelled', async () => {
    expect(await page.saveFile({ name: 'register.xlsx', content: new Blob(['x']) })).toEqual({ saved: false })
    expect(await page.savePdf({ name: 'sheet.pdf', paper: 'a4' })).toEqual({ saved: false })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each(['../../.bashrc', 'C:\\Windows\\x.dll', 'a/b.pdf', 'name', 'x.pdf\u0000', ''])(
    'refuses the name %j',
    async (name) => {
      await expect(page.savePdf({ name, paper: 'a4' })).rejects.toThrow()
      expect(dialog.asked).toEqual([])
    },
  )

  it('tells what it is and where the data lies', async () => {
    expect(await page.about({})).toMatchObject({ host: 'electron', version: '0.1.0', dataDirectory: '/data' })
  })

  it('opens the demonstration and starts the desk anew', async () => {
    expect(await page.openDemonstration({})).toEqual({ opened: true })
    expect(await page.restartDesk({})).toEqual({ restarted: true })
    expect(restarts).toBe(1)
  })
})
