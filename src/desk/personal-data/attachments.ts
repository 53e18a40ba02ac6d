/** Files of records belong to whoever keeps the record: that feature shows what they are, and takes them away with it. */
import type { KeepsPersonalData } from './keeps'

export const attachmentsKeep: KeepsPersonalData = {
  feature: 'desk',
  tables: ['attachments', 'attachment_pieces'],
  kinds: [],
  held: () => [],
  records: () => [],
  erase: () => ({}),
}
