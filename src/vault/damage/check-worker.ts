/** The thread of the background check: reads the whole database through a connection of its own and says what it found. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { damagedAttachments } from '../attachments/store'
import { describeError } from '../logger'
import { property } from '#ground/property'
import { openFile } from '../store/open'
import type { CheckNews, CheckOrder } from './check-thread'

const port = parentPort
if (port === null) throw new Error('this file is the worker of a desk')
// A check-in goes first. On Linux this is about this thread alone; elsewhere it would slow the whole desk down.
if (process.platform === 'linux') setPriority(0, 10)

port.once('message', ({ file, key, whole }: CheckOrder) => {
  const ownKey = Buffer.from(key.buffer, key.byteOffset, key.byteLength)
  const tell = (news: CheckNews) => {
    port.postMessage(news)
  }
  try {
    const sqlite = openFile({ file, key: ownKey, readonly: true })
    try {
      // One finding is enough. What it says names tables and pages, and stays here.
      const found = sqlite.pragma(whole ? 'integrity_check(1)' : 'quick_check(1)', { simple: true })
      const sound = found === 'ok'
      tell({
        verdict: sound ? 'sound' : 'damaged',
        damagedAttachments: sound ? damagedAttachments({ statement: (sql) => sqlite.prepare(sql) }) : null,
      })
    } finally {
      sqlite.close()
    }
  } catch (error) {
    const code = String(property(error, 'code'))
    const damaged = code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB'
    tell(damaged ? { verdict: 'damaged', damagedAttachments: null } : { failed: describeError(error) })
  } finally {
    ownKey.fill(0)
    port.close()
  }
})
