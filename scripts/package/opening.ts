/**
 * The packed program, taken out of the archive and run in plain Node: the main process, with a stand-in for Electron, up to the start of the
 * desk process; the desk process until it has opened a demonstration; its worker, which takes a task.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extractAll } from '@electron/asar'
import { root } from '../build/program'
import type { Layout } from './layout'

const standIn = path.join(root, 'tests/support/electron-stand-in/built-program.ts')

/** Milliseconds: a machine that does other things beside it makes its data up for minutes. */
const patience = 600_000

/** Plays the main process: Electron's parentPort is all that the desk process uses of it. */
const mainProcess = `
  const { EventEmitter } = require('node:events')
  const [folder, data] = process.argv.slice(1)
  process.parentPort = Object.assign(new EventEmitter(), {
    postMessage(news) {
      if (news.type === 'ready') process.exit(0)
      console.error(JSON.stringify(news))
      process.exit(3)
    },
  })
  import('file://' + folder + '/out/main/desk-process.js').then(() => {
    const order = { type: 'open', dataDir: data, resourcesDir: folder + '/resources', version: '0.0.0', lentKey: null, demonstration: true, ahead: 0 }
    process.parentPort.emit('message', { data: order, ports: [] })
  })
`

/** Plays the desk: asks for a backup that isn't there to be proved, and is refused by name. */
const desk = `
  const { Worker } = require('node:worker_threads')
  const worker = new Worker(process.argv[1] + '/out/main/backup-worker.js')
  worker.on('message', (news) => {
    if (news.type === 'step') return
    if (news.code !== 'backups.manifest-missing') console.error(JSON.stringify(news))
    process.exit(news.code === 'backups.manifest-missing' ? 0 : 3)
  })
  worker.postMessage({
    task: { kind: 'prove', backup: process.argv[1] },
    keys: { desk: new Uint8Array(32) },
    stop: new Int32Array(new SharedArrayBuffer(4)),
  })
`

export function openingFaults({ archive }: Layout): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-packed-'))
  try {
    const program = path.join(folder, 'program')
    extractAll(archive, program)
    return [
      ...faultsOf('the main process', ['--import', 'tsx', standIn], [program]),
      ...faultsOf('the desk', ['-e', mainProcess], [program, path.join(folder, 'data')]),
      ...faultsOf('the worker', ['-e', desk], [program]),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function faultsOf(what: string, program: readonly string[], given: readonly string[]): readonly string[] {
  const { status, stderr } = spawnSync(process.execPath, [...program, ...given], {
    cwd: root,
    encoding: 'utf8',
    timeout: patience,
  })
  return status === 0
    ? []
    : [`${what} ended with ${String(status)}: ${stderr.trim().split('\n').slice(-6).join(' ')}`]
}
