/** Which events of a request still hold: neither taken back nor the taking back itself. */
import { sql } from 'drizzle-orm'
import { requestEvents } from '.'

export const stillHolds = sql`(${requestEvents.takesBack} IS NULL AND NOT EXISTS (
  SELECT 1 FROM request_events later WHERE later.takes_back = ${requestEvents.id}))`
