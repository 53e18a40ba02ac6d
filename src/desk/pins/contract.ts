/** PINs for the change of staff at an open desk: one's own PIN, and who may be changed to by one. */
import { z } from 'zod'
import { handlesKeys, reads, request, writes } from '#ground/contract/procedure'
import { givenPassword, signedInStaff } from '../session/contract'

/** A PIN as typed: full-width digits are digits. */
const typedPin = z
  .string()
  .max(20, 'too-long')
  .transform((typed) => typed.normalize('NFKC').trim())

/** A PIN that is being chosen: four to six digits, and none of those that are tried first. */
export const newPin = typedPin.pipe(
  z
    .string()
    .regex(/^[0-9]{4,6}$/, 'pins.not-a-pin')
    .refine((digits) => !isTrivial(digits), 'pins.too-simple'),
)

/** True for one digit or one short group over and over, digits in a row, and years of birth. */
function isTrivial(digits: string): boolean {
  const groups = [1, 2, 3].filter((length) => length < digits.length && digits.length % length === 0)
  const repeats = groups.some((length) => digits === digits.slice(0, length).repeat(digits.length / length))
  const inARow = ['01234567890', '09876543210'].some((row) => row.includes(digits))
  return repeats || inARow || /^(19|20)[0-9]{2}$/.test(digits)
}

export const pinsContract = {
  /** Whether one has a PIN. */
  mine: reads('session.own')
    .input(z.strictObject({}))
    .output(z.strictObject({ set: z.boolean() })),

  /** Sets or changes one's own PIN. */
  set: handlesKeys('session.own')
    .input(request({ password: givenPassword, pin: newPin }))
    .output(z.strictObject({})),

  remove: writes('session.own').input(request({})).output(z.strictObject({})),

  /** Accounts of the colleagues to whom a PIN leads right now; the others need their password. */
  usable: reads('session.own')
    .input(z.strictObject({}))
    .output(z.strictObject({ accounts: z.array(z.string()) })),

  /**
   * Changes to a colleague by their PIN, while the desk is open. Refused with `conflict` `pins.password-needed` where
   * only the password will do, and with `invalid` `pins.wrong-pin`.
   */
  changeTo: handlesKeys('session.own')
    .input(z.strictObject({ account: z.string().max(64), pin: typedPin }))
    .output(z.strictObject({ staff: signedInStaff })),
}
