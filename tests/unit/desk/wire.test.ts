import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, type ClientContext, type ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openDoor, type Door } from '#loopback/door'
import { serveLoopback, type Loopback } from '#loopback/loopback'
import { ticketBooth, ticketLasts } from '#loopback/tickets'
import { property } from '#ground/property'
import {
  newSendId,
  openTestDesk,
  testCentre,
  testPassword,
  type DeskClient,
  type TestDesk,
} from '../../support/desk'

/** A way to the desk, and how to cut it. */
interface Road {
  readonly client: DeskClient
  cut(): void
}

let desk: TestDesk
let pageDir: string
let door: Door
let loopback: Loopback
const token = 't'.repeat(32)
beforeAll(async () => {
  desk = await openTestDesk()
  pageDir = mkdtempSync(join(tmpdir(), 'linli-page-'))
  writeFileSync(join(pageDir, 'index.html'), '<!doctype html><title>desk</title>')
  door = await openDoor(0)
  loopback = serveLoopback({
    desk: desk.desk,
    pageDir,
    host: door.host,
    token,
    about: { host: 'loopback' },
    openDemonstration: () => Promise.resolve('http://127.0.0.1:1/#demo'),
  })
  door.leadTo(loopback.admit)
})
afterAll(() => {
  loopback.close()
  door.close()
  desk.close()
  rmSync(pageDir, { recursive: true })
})

const clientOf = (link: ClientLink<ClientContext>): DeskClient => createORPCClient(link)

function overPort(): Promise<Road> {
  const { port1, port2 } = new MessageChannel()
  desk.desk.servePort(port1)
  return Promise.resolve({ client: clientOf(new PortLink({ port: port2 })), cut: () => port1.close() })
}

const origin = () => `http://${door.host}`

function socket(options: { origin?: string; host?: string; token?: string; path?: string } = {}): WebSocket {
  return new WebSocket(`ws://${door.host}${options.path ?? '/desk'}`, `linli.${options.token ?? token}`, {
    origin: options.origin ?? origin(),
    headers: options.host === undefined ? {} : { host: options.host },
  })
}

async function overSocket(): Promise<Road> {
  const opened = socket()
  await new Promise((resolve) => {
    opened.once('open', resolve)
  })
  const websocket = opened as unknown as globalThis.WebSocket
  return { client: clientOf(new SocketLink({ websocket })), cut: () => opened.terminate() }
}

describe.each([
  ['a MessagePort', overPort],
  ['a WebSocket', overSocket],
])('over %s', (_name, open) => {
  it('values come back as they are', async () => {
    const road = await open()
    await road.client.session.signIn({ account: 'manager', password: testPassword })
    expect(await road.client.session.state({})).toMatchObject({ state: 'open', centre: testCentre })
    road.cut()
  })

  it('each kind of error arrives with its kind, its code and its fields, and nothing of what was typed', async () => {
    const road = await open()
    const tooLong = road.client.session.nameCentre({
      sendId: newSendId(),
      centre: { ...testCentre, community: '王'.repeat(41) },
    })
    await expect(tooLong).rejects.toMatchObject({
      code: 'INVALID',
      status: 422,
      data: { code: 'desk.input', fields: [{ path: ['centre', 'community'], code: 'too-long' }] },
    })
    const error: unknown = await tooLong.catch((caught: unknown) => caught)
    expect(JSON.stringify(error)).not.toContain('王')

    const sendId = newSendId()
    await road.client.session.nameCentre({ sendId, centre: testCentre })
    await expect(road.client.drafts.keep({ sendId, key: 'a', content: '1' })).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { code: 'desk.send-id-taken' },
    })

    await road.client.session.lock({})
    await expect(road.client.session.stayAwake({})).rejects.toMatchObject({ code: 'LOCKED' })
    await road.client.session.unlock({ password: testPassword })
    road.cut()
  })

  it('a road that is cut rejects the calls that are under way', async () => {
    const road = await open()
    // Deriving the key takes longer than cutting the road.
    const pending = road.client.session.signIn({ account: 'manager', password: testPassword })
    road.cut()
    await expect(pending).rejects.toBeInstanceOf(Error)
  })

  it('messages that are no calls are passed over', async () => {
    const { port1, port2 } = new MessageChannel()
    desk.desk.servePort(port1)
    const junk = socket()
    await new Promise((resolve) => {
      junk.once('open', resolve)
    })
    for (const message of [
      '',
      'x',
      '{}',
      '[]',
      '{"i":1}',
      '\u0000',
      '{"i":"1","p":{"u":"/__proto__/constructor"}}',
    ]) {
      port2.postMessage(message)
      junk.send(message)
    }
    const road = await open()
    expect(await road.client.session.state({})).toMatchObject({ state: 'open' })
    road.cut()
    port1.close()
    junk.terminate()
  })
})

describe('the door on loopback', () => {
  const refusedBecause = (options: Parameters<typeof socket>[0]): Promise<unknown> =>
    new Promise((resolve) => {
      const opened = socket(options)
      opened.once('error', (error) => resolve(property(error, 'message')))
      opened.once('open', () => resolve('let in'))
    })

  it.each([
    ['another page', { origin: 'http://evil.example' }],
    ['another host name', { host: 'evil.example' }],
    ['another token', { token: 'x'.repeat(32) }],
    ['another path', { path: '/other' }],
  ])('is shut to %s', async (_who, options) => {
    expect(await refusedBecause(options)).toBe('Unexpected server response: 403')
  })

  it('stays open when somebody knocks with letters that no token has, or hangs up before they are refused', async () => {
    // As in its own process, where nobody but the desk listens to a connection that was handed over.
    const behind = createServer({ pauseOnConnect: true }, loopback.admit)
    await new Promise<void>((resolve) => behind.listen(0, '127.0.0.1', resolve))
    const { port } = behind.address() as AddressInfo
    const knock = (protocol: string, hangUp: boolean) =>
      new Promise<string>((resolve) => {
        const knocking = connect(port, '127.0.0.1')
        knocking.setEncoding('latin1')
        knocking.on('data', (told) => resolve(String(told).slice(9, 12)))
        knocking.on('error', () => undefined)
        knocking.on('close', () => resolve('closed'))
        const head = [
          'GET /desk HTTP/1.1',
          `Host: ${door.host}`,
          `Origin: ${origin()}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          `Sec-WebSocket-Protocol: linli.${protocol}`,
        ]
        knocking.write(`${head.join('\r\n')}\r\n\r\n`, 'latin1', () => {
          if (hangUp) knocking.resetAndDestroy()
        })
      })
    expect(await knock('\u00e9'.repeat(token.length), false)).toBe('403')
    for (let at = 0; at < 20; at += 1) await knock('x'.repeat(token.length), true)
    expect((await fetch(`${origin()}/`)).status).toBe(200)
    behind.close()
  })

  it('opens to a ticket once: what stood on a command line lets nobody in afterwards', async () => {
    const address = loopback.ticketAddress()
    expect(address).not.toContain(token)
    const first = await fetch(address, { redirect: 'manual' })
    expect([first.status, first.headers.get('location')]).toEqual([302, `/#${token}`])
    const second = await fetch(address, { redirect: 'manual' })
    expect([second.status, second.headers.get('location')]).toEqual([410, null])
    expect(await second.text()).toContain('只能用一次')
    expect(await refusedBecause({ token: address.split('/').at(-1) ?? '' })).toContain('403')
  })

  it('tears no ticket for a question that is no visit, nor lets in one that nobody issued', async () => {
    const address = loopback.ticketAddress()
    expect((await fetch(address, { method: 'POST', redirect: 'manual' })).status).toBe(410)
    expect((await fetch(address.slice(0, -1), { redirect: 'manual' })).status).toBe(410)
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(302)
  })

  it('lets a ticket expire that no browser came with', () => {
    let now = 0
    const booth = ticketBooth(() => now)
    const [early, late] = [booth.issue(), booth.issue()]
    now = ticketLasts - 1
    expect(booth.take(early)).toBe(true)
    now = ticketLasts
    expect(booth.take(late)).toBe(false)
  })

  it('serves the page under a strict policy and nothing outside its folder', async () => {
    const page = await fetch(`${origin()}/`)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await page.text()).toContain('<title>desk</title>')
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/nothing.js',
      '/%00',
      '/%',
    ]) {
      expect((await fetch(`${origin()}${path}`)).status, path).toBe(404)
    }
    expect((await fetch(`${origin()}/`, { method: 'POST' })).status).toBe(405)
  })

  it('tells about the machine only to who brings the token', async () => {
    const about = (given: string) =>
      fetch(`${origin()}/shell/about`, { headers: { authorization: `Bearer ${given}` } })
    expect((await about('guess')).status).toBe(403)
    expect(await (await about(token)).json()).toEqual({ host: 'loopback' })
  })

  it('stays open while the desk behind it is started anew: whoever comes meanwhile waits, and is heard', async () => {
    door.leadTo(null)
    const waiting = socket()
    const opened = new Promise((resolve) => waiting.once('open', () => resolve('heard')))
    const meanwhile = new Promise((resolve) => setTimeout(() => resolve('waits'), 50))
    expect(await Promise.race([opened, meanwhile])).toBe('waits')
    door.leadTo(loopback.admit)
    expect(await opened).toBe('heard')
    waiting.terminate()
  })
})

it('a desk that ends gives out whole what a page is fetching, and waits for nobody who does not take it', async () => {
  const size = 32 * 1024 * 1024
  writeFileSync(join(pageDir, 'large.js'), Buffer.alloc(size, 'a'))
  const { port, hostname } = new URL(origin())
  const asking = () => {
    const connection = connect(Number(port), hostname)
    connection.write(`GET /large.js HTTP/1.1\r\nHost: ${door.host}\r\nConnection: close\r\n\r\n`)
    return connection
  }
  const taking = asking()
  await once(taking, 'readable')
  let got = 0
  const sent = loopback.filesSent().then(() => 'sent')
  taking.on('data', (part: Buffer) => (got += part.length))
  await once(taking, 'end')
  expect(await sent).toBe('sent')
  expect(got).toBeGreaterThan(size)

  // Whoever asks and takes nothing holds nobody up.
  const waiting = asking()
  await once(waiting, 'readable')
  await loopback.filesSent()
  waiting.destroy()
})
