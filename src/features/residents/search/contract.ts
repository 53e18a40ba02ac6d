/** Finding a resident by whatever they have. */
import { z } from 'zod'
import { searches } from '#ground/contract/procedure'
import { residentCard } from '../people/contract/person'

/** From-to in UTF-16 units: the part of a text that the query hit. */
const range = z.tuple([z.number().int(), z.number().int()])

export const foundResident = z.strictObject({
  card: residentCard,
  hits: z.strictObject({
    name: z.array(range),
    address: z.array(range),
    idNumber: z.array(range),
    phone: z.array(range),
  }),
})
export type FoundResident = z.infer<typeof foundResident>

export const searchContract = {
  /** Whoever answers to all that was typed, the most often and lately served first. */
  find: searches('residents.find')
    .input(z.strictObject({ query: z.string().max(80), limit: z.number().int().min(1).max(50) }))
    .output(z.strictObject({ found: z.array(foundResident), more: z.boolean() })),
}
