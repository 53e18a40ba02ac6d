/** What the search hands over to the register: the name that nobody had, or the card that was read. */
import { z } from 'zod'
import { ethnicities } from '#ground/people/ethnicities'
import { idKinds, sexes } from '#ground/people/words'
import type { PersonValues } from './values'

const handedOver = z.object({
  name: z.string(),
  number: z.string().optional(),
  kind: z.enum(idKinds).optional(),
  sex: z.enum(sexes).nullable().optional(),
  ethnicity: z.enum(ethnicities).nullable().optional(),
  birth: z.string().nullable().optional(),
  address: z.string().optional(),
})
export type HandedOver = z.infer<typeof handedOver>

/** As the form begins with it; an address of a card is that of the registration, not where somebody lives. */
export const valuesOfCard = ({
  name,
  number,
  kind,
  sex,
  ethnicity,
  birth,
  address,
}: HandedOver): PersonValues => ({
  ...(name === '' ? {} : { name }),
  ...(number === undefined ? {} : { idNumber: number, idKind: kind ?? 'resident-id' }),
  ...(sex === undefined || sex === null ? {} : { sex }),
  ...(ethnicity === undefined || ethnicity === null ? {} : { ethnicity }),
  ...(birth === undefined || birth === null ? {} : { birth }),
  ...(address === undefined || address === '' ? {} : { registrationPlace: address.slice(0, 80) }),
})

/** What the address's state holds, if it is something that was handed over. */
export function valuesHandedOver(state: unknown): PersonValues {
  const read = handedOver.safeParse(state)
  return read.success ? valuesOfCard(read.data) : {}
}
