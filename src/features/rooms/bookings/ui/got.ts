/** One booking as its drawer has read it. */
import type { desk } from '../../ui/client'

export type Got = Awaited<ReturnType<(typeof desk)['rooms']['bookings']['get']['call']>>
