/** A booking as the door has it. */
import type { desk } from '../../ui/client'

export type AtDoor = Awaited<ReturnType<(typeof desk)['rooms']['door']['get']['call']>>
