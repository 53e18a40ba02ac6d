/** The thread that makes a copy under another key: does one stage each time it is told to, and says how it went. */
import { parentPort } from 'node:worker_threads'
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
import { copyUnderNewKey } from './copy'
import type { CopyNews, ThreadOrder } from './copy-thread'

const port = parentPort
if (port === null) throw new Error('this file is the worker of a desk')
const tell = (news: CopyNews) => {
  port.postMessage(news)
}

port.once('message', (order: ThreadOrder) => {
  const key = Buffer.from(order.key.buffer)
  const newKey = Buffer.from(order.newKey.buffer)
  const work = copyUnderNewKey({ file: order.file, into: order.into, key, newKey })
  const end = (news: CopyNews) => {
    key.fill(0)
    newKey.fill(0)
    tell(news)
    port.close()
  }
  const goOn = () => {
    try {
      const step = work.next()
      if (step.done === true) end({ type: 'done' })
      else tell({ type: 'stage', stage: step.value })
    } catch (error) {
      end(newsOf(error))
    }
  }
  port.on('message', goOn)
  goOn()
})

/** By code alone: a message may name what is nobody's business. */
function newsOf(error: unknown): CopyNews {
  if (error instanceof DeskError) return { type: 'refused', code: error.code }
  const code = property(error, 'code')
  return { type: 'failed', code: typeof code === 'string' ? code : '' }
}
