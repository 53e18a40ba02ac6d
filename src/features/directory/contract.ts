/** What the directory offers: grid workers, who are sent on errands and sit at no desk. */
import { z } from 'zod'
import { line, rowId } from '#ground/contract/fields'
import { reads, request, writes } from '#ground/contract/procedure'
import { masked, typedNumber } from '#ground/contract/sensitive'

export const gridWorker = z.strictObject({
  id: rowId,
  name: z.string(),
  phone: masked('worker-phone'),
  grid: z.string(),
  /** Can be sent; whoever has left stays for what they did. */
  active: z.boolean(),
})
export type GridWorker = z.infer<typeof gridWorker>

export const directoryContract = {
  gridWorkers: {
    /** All of them by their grids, also those who have left, and the grids there are to choose from. */
    list: reads('directory.read')
      .input(z.strictObject({}))
      .output(z.strictObject({ gridWorkers: z.array(gridWorker), grids: z.array(z.string()) })),

    /** Adds one, or puts the one with this id right. */
    save: writes('directory.manage')
      .input(
        request({
          id: rowId.optional(),
          name: line(30),
          phone: typedNumber(30),
          grid: line(40),
          active: z.boolean(),
        }),
      )
      .output(z.strictObject({ id: rowId })),
  },
}
