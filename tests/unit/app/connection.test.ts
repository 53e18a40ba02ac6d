import { describe, expect, it } from 'vitest'
import type { ClientContext, ClientLink } from '@orpc/client'
import { ConnectionLost, createConnection } from '#app/connection/connection'
import { connectPorts } from '#app/connection/ports'
import { takeToken } from '#app/connection/socket'

type Link = ClientLink<ClientContext>
const answering = (answer: string): Link => ({ call: () => Promise.resolve(answer) })
const silent: Link = { call: () => new Promise(() => undefined) }
const ask = (link: Link) => link.call(['x'], {}, { context: {} })

describe('the connection', () => {
  it('refuses calls at once while there is no road', async () => {
    await expect(ask(createConnection().desk)).rejects.toBeInstanceOf(ConnectionLost)
  })

  it('rejects every call under way when the road goes', async () => {
    const connection = createConnection()
    connection.opened(silent)
    const calls = [ask(connection.desk), ask(connection.desk)]
    connection.lost()
    for (const call of calls) await expect(call).rejects.toBeInstanceOf(ConnectionLost)
    expect(connection.state()).toBe('lost')
  })

  it('says that the road went also where what ran over it hears of that first', async () => {
    const connection = createConnection()
    const ends = new EventTarget()
    connection.opened({
      call: () =>
        new Promise((_, reject) => {
          ends.addEventListener('close', () => reject(new Error('the peer is closed')))
        }),
    })
    const call = ask(connection.desk)
    ends.addEventListener('close', () => void Promise.resolve().then(() => connection.lost()))
    ends.dispatchEvent(new Event('close'))
    await expect(call).rejects.toBeInstanceOf(ConnectionLost)
  })

  it('hands on what the desk itself rejects with', async () => {
    const connection = createConnection()
    const refused = new Error('refused')
    connection.opened({ call: () => Promise.reject(refused) })
    await expect(ask(connection.desk)).rejects.toBe(refused)
  })

  it('rejects calls of the old road when a new one comes, and takes the new one', async () => {
    const connection = createConnection()
    connection.opened(silent)
    const old = ask(connection.desk)
    connection.opened(answering('new'))
    await expect(old).rejects.toBeInstanceOf(ConnectionLost)
    await expect(ask(connection.desk)).resolves.toBe('new')
  })

  it('keeps the shell while the desk is gone, because it starts the desk again', async () => {
    const connection = createConnection()
    connection.shellOpened(answering('restarted'))
    await expect(ask(connection.shell)).resolves.toBe('restarted')
    connection.opened(silent)
    connection.lost()
    await expect(ask(connection.shell)).resolves.toBe('restarted')
    await expect(ask(connection.desk)).rejects.toBeInstanceOf(ConnectionLost)
  })

  it('says when there is a road again, and waits no longer than it is told to', async () => {
    const connection = createConnection()
    connection.opened(silent)
    connection.lost()
    await connection.roadWithin(1)
    expect(connection.state()).toBe('lost')
    const found = connection.roadWithin(60_000)
    connection.opened(answering('new'))
    await found
    await expect(ask(connection.desk)).resolves.toBe('new')
    await connection.roadWithin(60_000)
  })

  it('tells whoever listens', () => {
    const connection = createConnection()
    const heard: string[] = []
    const stop = connection.subscribe(() => heard.push(connection.state()))
    connection.opened(silent)
    connection.lost()
    stop()
    connection.opened(silent)
    expect(heard).toEqual(['open', 'lost'])
  })
})

describe('ports', () => {
  const handOver = (window: EventTarget, source: unknown, data: unknown, ports: readonly MessagePort[]) => {
    const event = Object.assign(new Event('message'), { source, data, ports })
    window.dispatchEvent(event)
  }
  const open = () => {
    const connection = createConnection()
    const window = new EventTarget()
    connectPorts(connection, window)
    return { connection, window }
  }
  const announced = (of: string) => ({ type: 'linli:port', of })

  it('are taken from our own window, the shell’s before there is a desk', () => {
    const { connection, window } = open()
    const [desk, shell] = [new MessageChannel(), new MessageChannel()]
    handOver(window, window, announced('shell'), [shell.port1])
    expect(connection.state()).toBe('connecting')
    const asked = new Promise((resolve) => (shell.port2.onmessage = resolve))
    // Nobody answers it here.
    ask(connection.shell).catch(() => undefined)
    handOver(window, window, announced('desk'), [desk.port1])
    expect(connection.state()).toBe('open')
    desk.port1.close()
    return asked.finally(() => shell.port1.close())
  })

  it('are not taken from anywhere else, nor under another name, nor missing', () => {
    const { connection, window } = open()
    const desk = new MessageChannel()
    handOver(window, new EventTarget(), announced('desk'), [desk.port1])
    handOver(window, window, { type: 'other', of: 'desk' }, [desk.port1])
    handOver(window, window, announced('other'), [desk.port1])
    handOver(window, window, announced('desk'), [])
    expect(connection.state()).toBe('connecting')
    desk.port1.close()
  })

  it('that close mean that the desk is gone, until new ones come', async () => {
    const { connection, window } = open()
    const [desk, again] = [new MessageChannel(), new MessageChannel()]
    handOver(window, window, announced('desk'), [desk.port1])
    const gone = new Promise<void>((resolve) => connection.subscribe(resolve))
    desk.port2.close()
    await gone
    expect(connection.state()).toBe('lost')
    handOver(window, window, announced('desk'), [again.port1])
    expect(connection.state()).toBe('open')
    again.port1.close()
  })
})

describe('the token', () => {
  const storage = () => {
    const kept = new Map<string, string>()
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
  }
  const at = (hash: string) => ({ hash, pathname: '/', search: '' })

  it('leaves the address and is there after a reload', () => {
    const kept = storage()
    const addresses: unknown[] = []
    const history = {
      replaceState: (_: unknown, __: string, address?: string | URL | null) => addresses.push(address),
    }
    expect(takeToken(at('#abcdefghijklmnop_-12'), kept, history)).toBe('abcdefghijklmnop_-12')
    expect(addresses).toEqual(['/'])
    expect(takeToken(at('#/residents'), kept, history)).toBe('abcdefghijklmnop_-12')
    expect(addresses).toHaveLength(1)
  })

  it('is not an address of a screen', () => {
    expect(
      takeToken(at('#/residents/import/preview'), storage(), { replaceState: () => undefined }),
    ).toBeNull()
  })
})
