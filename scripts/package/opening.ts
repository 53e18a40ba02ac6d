/** The packed desk process, taken out of the archive and run in plain Node, opens a demonstration. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { extractAll } from '@electron/asar'
import type { Layout } from './layout'

const patience = 120_000

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
    const order = { type: 'open', dataDir: data, resourcesDir: folder + '/resources', version: '0.0.0', demonstration: true }
    process.parentPort.emit('message', { data: order, ports: [] })
  })
`

export function openingFaults({ archive }: Layout): readonly string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-packed-'))
  try {
    const program = path.join(folder, 'program')
    extractAll(archive, program)
    const { status, stderr } = spawnSync(
      process.execPath,
      ['-e', mainProcess, program, path.join(folder, 'data')],
      {
        encoding: 'utf8',
        timeout: patience,
      },
    )
    return status === 0
      ? []
      : [`ended with ${String(status)}: ${stderr.trim().split('\n').slice(-6).join(' ')}`]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
