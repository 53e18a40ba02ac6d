/** What the directory keeps: people in their work, none of them as a resident, so nothing of it is of a resident's copy or erasure. */
import type { KeepsPersonalData } from '#desk/personal-data/keeps'

export const directoryKeeps: KeepsPersonalData = {
  feature: 'directory',
  tables: ['grid_workers'],
  kinds: [],
  held: () => [],
  records: () => [],
  erase: () => ({}),
}
