/** The thread that brings a file forward: gets it and its keys, says each step, and how it went. */
import { answer, ownPort } from '../threads/serve'
import { bringForward } from './bring-forward'
import type { ForwardNews, ThreadOrder } from './thread'

const port = ownPort()
port.once('message', ({ order, keys: handed }: ThreadOrder) => {
  answer<ForwardNews>(port, handed, (keys, tell) => {
    const log = bringForward(order, keys, (progress) => tell({ type: 'step', progress }))
    return { type: 'done', log }
  })
})
