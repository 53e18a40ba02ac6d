/** The program that is started once more, and the one whose keychain keeps it waiting: whoever wants a window gets one. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { leftCode } from '../../../electron/desk-orders'
import { keychainPatience } from '../../../electron/main/lent-key'
import { countOf, openDemonstrationFrom, opens, seen, starts } from './started-program'

describe('a keychain that does not answer', () => {
  const opensWithout = async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const folder = path.join(seen.appData, 'data')
    const program = await starts({ lends: 'no answer' }, '--data', folder)
    program.becomesReady()
    await vi.advanceTimersByTimeAsync(0)
    return program
  }

  it('keeps no window from opening, and the program that is started once more shows it', async () => {
    const { steps, emit, desk } = await opensWithout()
    expect(steps).toContain('window.loadURL app://desk/')
    expect(desk().hears('open')).toBe(false)
    emit('second-instance')
    expect(steps.slice(-2)).toEqual(['window.show', 'window.focus'])
  })

  it('is waited for no longer than the page waits: the desk opens without its key, also after it was started anew', async () => {
    const { desk } = await opensWithout()
    await vi.advanceTimersByTimeAsync(keychainPatience)
    expect(keychainPatience).toBeLessThan(15_000)
    expect(desk().orders[0]).toMatchObject({ type: 'open', lentKey: null })
    desk().says({ type: 'ready' })
    desk().dies(leftCode)
    await vi.advanceTimersByTimeAsync(0)
    expect(desk().orders[0]).toMatchObject({ type: 'open', lentKey: null })
  })

  it('keeps no desk from closing, which is then not opened any more', async () => {
    const { desk, emit } = await opensWithout()
    emit('before-quit', { preventDefault: () => undefined })
    await vi.advanceTimersByTimeAsync(keychainPatience)
    expect(desk().orders.map(({ type }) => type)).toEqual(['close'])
  })
})

describe('the program that is started once more', () => {
  it('before its first window is there starts nothing, then or in the evening', async () => {
    const { steps, emit } = await starts()
    emit('second-instance')
    emit('second-instance')
    expect(steps).not.toContain('app.relaunch')
  })

  it('while the last backup is finished opens again when that has ended, once', async () => {
    const { steps, emit, windows } = await opens()
    windows[0]?.close()
    emit('second-instance')
    emit('second-instance')
    expect(countOf(steps, 'app.relaunch')).toBe(1)
  })

  it('while the program quits opens nothing that would be closed with nobody waiting for it, and starts it again', async () => {
    const { steps, emit, windows, desk } = await opens()
    emit('before-quit', { preventDefault: () => undefined })
    emit('second-instance')
    emit('second-instance')
    desk().dies(0)
    await vi.waitFor(() => {
      expect(steps).toContain('app.quit')
    })
    expect(windows).toHaveLength(1)
    expect(countOf(steps, 'utilityProcess.fork')).toBe(1)
    expect(countOf(steps, 'app.relaunch')).toBe(1)
  })

  it('just before it quits does not open again once its files are closed', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-program-'))
    const { steps, emit, windows, desk } = await opens({}, '--data', folder)
    const ownDesk = desk()
    await openDemonstrationFrom(windows[0])
    windows[0]?.close()
    emit('second-instance')
    emit('before-quit', { preventDefault: () => undefined })
    ownDesk.dies(0)
    await vi.waitFor(() => {
      expect(countOf(steps, 'app.relaunch')).toBe(1)
    })
    expect(windows).toHaveLength(2)
    rmSync(folder, { recursive: true, force: true })
  })

  it('shows the desk of its folder, and not the demonstration that is left open beside it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'linli-program-'))
    const { steps, emit, windows, desk } = await opens({}, '--data', folder)
    const [own] = windows
    const ownDesk = desk()
    await openDemonstrationFrom(own)
    expect(windows).toHaveLength(2)
    own?.close()
    emit('second-instance')
    emit('second-instance')
    ownDesk.dies(0)
    await vi.waitFor(() => {
      expect(windows).toHaveLength(3)
    })
    emit('second-instance')
    expect(steps.at(-1)).toBe('window.focus')
    expect(windows).toHaveLength(3)
    expect(steps).not.toContain('app.relaunch')
    rmSync(folder, { recursive: true, force: true })
  })
})
