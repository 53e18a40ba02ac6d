/** Serves rooms. */
import { serve } from '#desk/rpc/serve'
import { roomsContract } from '../contract'
import { settingsHandlers } from './settings'

export const roomsService = serve(roomsContract, settingsHandlers)
