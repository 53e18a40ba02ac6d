/** Runs the main process from its first line on a machine that a test makes up, with a folder of its own for what the user's programs keep. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type { shellContract } from '#app/shell/contract'
import { programMachine, type Machine } from '../../support/electron-stand-in/program'

const argv = process.argv
let last: ReturnType<typeof programMachine> | undefined

/** Where the user's programs keep what is theirs, and what was written on stderr; each test has its own. */
export const seen = { appData: '', written: '' }

beforeEach(() => {
  seen.written = ''
  seen.appData = mkdtempSync(path.join(tmpdir(), 'linli-app-data-'))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    seen.written += String(text)
    return true
  })
})
afterEach(() => {
  ends()
  rmSync(seen.appData, { recursive: true, force: true })
  process.argv = argv
  vi.unstubAllEnvs()
  vi.useRealTimers()
  vi.doUnmock('electron')
})

/** What was made for the time being goes with the program. */
export const ends = () => void last?.emit('will-quit')

/** Runs the first lines of the program; the system is not ready yet. */
export async function starts(machine: Machine = {}, ...given: readonly string[]) {
  const program = programMachine({ appData: seen.appData, ...machine })
  last = program
  process.argv = ['linli-desk', ...(given.includes('--data') ? [] : ['--demo']), ...given]
  vi.resetModules()
  vi.doMock('electron', () => program.electron)
  await import('../../../electron/main/index')
  return program
}

/** … and goes on until there is a desk process that has heard what to open. */
export async function opens(machine: Machine = {}, ...given: readonly string[]) {
  const program = await starts(machine, ...given)
  program.becomesReady()
  await vi.waitFor(() => {
    expect(program.desk().hears('open')).toBe(true)
  })
  return program
}

export const countOf = (steps: readonly string[], name: string) =>
  steps.filter((step) => step === name).length

/** As the page asks for it. */
export async function openDemonstrationFrom(
  window: Awaited<ReturnType<typeof starts>>['windows'][number] | undefined,
) {
  const contents = window?.webContents
  if (contents === undefined) throw new Error('no window was opened')
  contents.mainFrame.url = 'app://desk/'
  contents.emit('did-finish-load')
  const [port] = contents.mainFrame.posted.flatMap(({ said, ports }) => (said === 'shell' ? ports : []))
  if (port === undefined) throw new Error('the shell gave the page no port')
  port.start()
  const page: ContractRouterClient<typeof shellContract> = createORPCClient(new RPCLink({ port }))
  expect(await page.openDemonstration({})).toEqual({ opened: true })
}
