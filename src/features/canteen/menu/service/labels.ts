/** What people call the dishes and offers that rows of the log are about. */
import { labelled } from '#work/rows'

const among = 'WHERE id IN (SELECT value FROM json_each(?))'

export const dishLabels = labelled(`SELECT id, name AS label FROM canteen_dishes ${among}`)
export const offerLabels = labelled(`SELECT id, name AS label FROM canteen_offers ${among}`)
