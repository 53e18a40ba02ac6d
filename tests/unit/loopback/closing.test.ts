/** The desk on loopback as `npm start` runs it: a process that is told to close, or left alone, ends in order; one that can't open says why. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDoor, refusalOfPort } from '#loopback/door'
import { closeOrder, isWindowNews } from '#loopback/orders'
import { lockFolder } from '#vault/store/folder-lock'
import { newSendId, testCentre, testPassword } from '../../support/desk'
import { overTheWire } from '../../e2e/over-the-wire'

const root = join(import.meta.dirname, '../../..')
/** Milliseconds; it is loaded from its sources, and derives its keys as a real one does. */
const patience = 180_000

let folder = ''
let running: ChildProcess | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-loopback-'))
})
afterEach(() => {
  running?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const dataDir = () => join(folder, 'data')

function starts(...flags: readonly string[]) {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'src/loopback/main.ts'), '--data', dataDir(), ...flags],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, LINLI_TEST_DEVICE: join(folder, 'device') },
    },
  )
  running = child
  let complaints = ''
  child.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  return { child, ended: once(child, 'exit'), complaints: () => complaints }
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the desk can not be heard')
  for await (const line of createInterface({ input: stdout })) {
    const address = /^Desk ready at (\S+)$/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  throw new Error('the desk ended before it was ready')
}

/** Sets a desk up, so that there is something to back up. */
async function worksIn(child: ChildProcess): Promise<void> {
  await overTheWire(await addressOf(child)).session.setUp({
    sendId: newSendId(),
    centre: testCentre,
    manager: { account: 'manager', name: '沈玉', password: testPassword },
  })
}

describe('the desk on loopback', { timeout: patience }, () => {
  it.each<readonly [string, (child: ChildProcess) => void]>([
    ['is told to close', (child) => child.send(closeOrder)],
    ['is left alone by whoever started it', (child) => child.disconnect()],
    ['whose session ends', (child) => child.kill('SIGTERM')],
    ['whose terminal is closed', (child) => child.kill('SIGHUP')],
  ])('that %s makes its backup, gives the folder back and ends', async (_how, ends) => {
    const { child, ended, complaints } = starts()
    const news = once(child, 'message')
    await worksIn(child)
    expect(isWindowNews((await news)[0])).toBe(true)
    ends(child)
    expect([await ended, complaints()]).toEqual([[0, null], expect.any(String) as unknown])
    const lock = lockFolder(dataDir())
    expect(lock.held).toBe(true)
    lock.release()
    expect(readdirSync(join(dataDir(), 'backups')).length).toBeGreaterThan(0)
  })

  it('goes on where nobody reads what it says, and makes its backup at the end', async () => {
    const { child, ended } = starts()
    child.stderr?.destroy()
    await worksIn(child)
    child.stdout?.destroy()
    child.send(closeOrder)
    expect(await ended).toEqual([0, null])
    expect(readdirSync(join(dataDir(), 'backups')).length).toBeGreaterThan(0)
  })

  it('whose folder can’t be made opens all the same, and its page says what is the case', async () => {
    writeFileSync(dataDir(), 'a file where the folder would be')
    const { child, ended } = starts()
    const address = await addressOf(child)
    expect(await overTheWire(address).session.state({})).toMatchObject({
      state: 'unusable',
      code: 'desk.folder-unreachable',
    })
    child.send(closeOrder)
    expect(await ended).toEqual([0, null])
  })

  it('whose port another program has says so in both languages, without a stack', async () => {
    const door = await openDoor(0)
    const port = door.host.split(':')[1] ?? ''
    const { ended, complaints } = starts('--port', port)
    expect(await ended).toEqual([1, null])
    door.close()
    expect(complaints()).toContain(`端口 ${port} 已经有程序在用`)
    expect(complaints()).toContain(`Port ${port} is taken`)
    expect(complaints()).not.toMatch(/\n\s+at /)
  })

  it('whose folder another one has says so in both languages, without a stack', async () => {
    mkdirSync(dataDir())
    const lock = lockFolder(dataDir())
    const { ended, complaints } = starts()
    expect(await ended).toEqual([1, null])
    lock.release()
    expect(complaints()).toContain('另一个邻里前台正在用这个文件夹')
    expect(complaints()).toContain('Another Linli Desk is using this data folder')
    expect(complaints()).not.toMatch(/\n\s+at /)
  })
})

it('a port that nobody may have here is refused in words, and any other error is another’s', () => {
  const failing = (code: string) => Object.assign(new Error(code), { code })
  expect(refusalOfPort(failing('EACCES'), 80)).toMatch(/没有权限用端口 80[\s\S]*No right to use port 80/)
  expect(refusalOfPort(failing('EMFILE'), 80)).toBeNull()
  expect(refusalOfPort('other', 80)).toBeNull()
})
