/** The thread's own side of `onThread`: does one order with its keys and says how it went. */
import { parentPort, type MessagePort } from 'node:worker_threads'
import type { HandedKeys } from './on-thread'
import { failureOf, type Failure } from './words'

/** To whoever started this thread. */
export function ownPort(): MessagePort {
  if (parentPort === null) throw new Error('this file is the worker of a desk')
  return parentPort
}

/** `work` returns the last word; what it throws is said by its code. The keys are overwritten at the end, and the thread ends. */
export function answer<News>(
  port: MessagePort,
  handed: HandedKeys,
  work: (keys: Readonly<Record<string, Buffer>>, tell: (news: News) => void) => News,
): void {
  const tell = (news: News | Failure) => {
    port.postMessage(news)
  }
  const keys = Object.fromEntries(
    Object.entries(handed).map(([name, key]) => [
      name,
      Buffer.from(key.buffer, key.byteOffset, key.byteLength),
    ]),
  )
  try {
    tell(work(keys, tell))
  } catch (error) {
    tell(failureOf(error))
  } finally {
    for (const key of Object.values(keys)) key.fill(0)
    port.close()
  }
}
