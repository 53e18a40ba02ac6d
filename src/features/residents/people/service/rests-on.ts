/** Who is protected: the rows on which it rests that an address stays hidden. */
import type { RestsOn } from '#desk/session/standing'

export const protectionsRest: readonly RestsOn[] = [
  {
    table: 'residents',
    columns: ['is_protected'],
    rows: 'SELECT id FROM residents WHERE is_protected = 1 ORDER BY id',
    counts: 'row.is_protected = 1',
  },
  {
    table: 'resident_protections',
    columns: ['resident_id', 'until', 'ended_at'],
    rows: 'SELECT id, resident_id, until, ended_at FROM resident_protections ORDER BY id',
  },
]
