/** The thread that brings a file forward: gets it and its keys, says each step, and how it went. The keys are overwritten at the end. */
import { parentPort } from 'node:worker_threads'
import { DeskError } from '#ground/contract/errors'
import { property } from '#ground/property'
import { describeError } from '../logger'
import { bringForward } from './bring-forward'
import type { ForwardNews, ThreadOrder } from './thread'

const port = parentPort
if (port === null) throw new Error('this file is the worker of a desk')
const tell = (news: ForwardNews) => {
  port.postMessage(news)
}

port.once('message', ({ order, keys }: ThreadOrder) => {
  const ownKeys = Object.fromEntries(
    Object.entries(keys).map(([name, key]) => [
      name,
      Buffer.from(key.buffer, key.byteOffset, key.byteLength),
    ]),
  )
  try {
    const log = bringForward(order, ownKeys, (progress) => tell({ type: 'step', progress }))
    tell({ type: 'done', log })
  } catch (error) {
    tell(newsOf(error))
  } finally {
    for (const key of Object.values(ownKeys)) key.fill(0)
    port.close()
  }
})

/** By code alone: a message may name what is nobody's business. */
function newsOf(error: unknown): ForwardNews {
  if (error instanceof DeskError) {
    const { kind, code, parameters } = error
    return { type: 'refused', kind, code, parameters: { ...parameters } }
  }
  const code = property(error, 'code')
  return {
    type: 'failed',
    code: typeof code === 'string' ? code : '',
    description: describeError(error),
  }
}
