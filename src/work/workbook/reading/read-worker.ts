/** The thread that reads a workbook. What a file does to it, it does to no one else. */
import { parentPort } from 'node:worker_threads'
import { kindOf } from './kinds'
import type { ReadingNews } from './read'
import { Locked, sheetsOf, Unreadable } from './sheets'
import { TooLarge } from './package'

const port = parentPort
if (port === null) throw new Error('this file is the worker of a desk')
const tell = (news: ReadingNews) => {
  port.postMessage(news)
}

/** So many rows go over at a time: unpacking them holds whoever listens no longer than a few milliseconds. */
const rowsAtOnce = 500

port.once('message', (bytes: Uint8Array) => {
  read(bytes)
    .catch((error: unknown) => {
      if (error instanceof TooLarge) tell({ fault: 'too-large' })
      else if (error instanceof Locked) tell({ fault: 'locked' })
      else if (error instanceof Unreadable) tell({ fault: 'unreadable' })
      else throw error
    })
    .finally(() => {
      port.close()
    })
})

async function read(bytes: Uint8Array): Promise<void> {
  for (const { name, hidden, unread, rows } of await sheetsOf(bytes, kindOf(bytes))) {
    tell({ sheet: name, hidden, unread })
    for (let at = 0; at < rows.length; at += rowsAtOnce) tell({ rows: rows.slice(at, at + rowsAtOnce) })
  }
  tell({ done: true })
}
