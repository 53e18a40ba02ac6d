/** The table of who sees what, and that every contract says of its sensitive fields how they leave the desk. */
import { getEventIteratorSchemaDetails, type AnySchema } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { deskContract } from '#centre/contract'
import { property } from '#ground/property'
import { permissionTable, roles } from '#ground/roles/permissions'
import { mannerFor, mayReveal, seesPlain, sensitiveTable, type SensitiveKind } from '#ground/roles/sensitive'
import { metaOf, proceduresOf } from '#desk/rpc/router'

const kinds = Object.keys(sensitiveTable) as SensitiveKind[]

describe('the table of who sees what', () => {
  it('shows nothing to an auditor, who reads who saw what and not what they saw', () => {
    for (const kind of kinds) expect(mannerFor(['auditor'], kind), kind).toBe('never')
  })

  it('shows no number of a resident to anyone without a reason', () => {
    for (const kind of ['id-number', 'phone', 'birth', 'contact-phone', 'agent-id-number'] as const)
      for (const role of roles) expect(seesPlain([role], kind), `${kind} ${role}`).toBe(false)
  })

  it('asks a reason for the address of a protected person even of those who see addresses plainly', () => {
    for (const role of roles) {
      expect(seesPlain([role], 'protected-address'), role).toBe(false)
      expect(seesPlain([role], 'protected-phone'), role).toBe(false)
    }
    expect(mannerFor(['front-desk'], 'address')).toBe('plain')
    expect(mayReveal(['canteen'], 'protected-address')).toBe(false)
  })

  it('counts the most open of several roles, and shows nothing to who has none', () => {
    expect(mannerFor(['canteen', 'mediator'], 'id-number')).toBe('on-reveal')
    expect(mannerFor(['auditor', 'canteen'], 'address')).toBe('plain')
    expect(mannerFor([], 'address')).toBe('never')
  })

  it('lets everyone ask who may be shown anything at all, and nobody else', () => {
    const holders: readonly string[] = permissionTable['sensitive.reveal']
    for (const role of roles) {
      const some = kinds.some((kind) => mannerFor([role], kind) === 'on-reveal')
      expect(holders.includes(role), role).toBe(some)
    }
  })
})

/** Names under which numbers, births and addresses travel, and the texts in which people write numbers. */
const sensitiveName =
  /^(idNumber|phone|\w*Phone|birth\w*|address|estate|building|unit|room|samples|matter|visitor|answer|remark|statusNote|words|byName|reason|text|note)$/

/** Fields of such a name that tell nothing of a person, each with what they are. */
const harmless: readonly (readonly [path: RegExp, what: string])[] = [
  [/\.(disclosed|rows|seen)\.reason$/, 'the code of a reason'],
  [/^backups\.state\.declined\.reason$/, 'why there is no second place'],
  [/^dictionaries\.\w+(\.entries)?\.note$/, 'what an entry of a list means'],
  [/\bmaterials\.note$/, 'which paper is wanted, as the item says it'],
  [/^serviceRequests\.views\.views\.filter\.words$/, 'what the asking person looks for themselves'],
  [/\bmanifest\.apart\.note$/, 'sealed under the key of the file that it is of'],
  [/^mediation\.papers\.texts\.texts\.text$/, 'which of the texts it is'],
  [/^privacy\.requests\.copy\.kinds\.rows\.value\.text$/, 'the own copy of the person, on record'],
]

interface Field {
  readonly path: string
  readonly name: string
  readonly schema: z.ZodType
}

/** Every text in an answer, with its path. */
function textsIn(schema: unknown, path: string, name: string): readonly Field[] {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, unknown>> = schema.shape
    return Object.entries(shape).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`, key))
  }
  if (schema instanceof z.ZodArray) {
    // The number of one of the phones is a phone.
    return textsIn(schema.element, path, name)
  }
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return textsIn(schema.unwrap(), path, name)
  }
  if (schema instanceof z.ZodUnion) {
    const options: readonly unknown[] = schema.options
    return options.flatMap((option) => textsIn(option, path, name))
  }
  return schema instanceof z.ZodString ? [{ path, name, schema }] : []
}

const fields = proceduresOf(deskContract).flatMap(([procedure, contract]) => {
  // Its type is that of any schema; what it is is looked at below.
  const output = contract['~orpc'].outputSchema as AnySchema | undefined
  const whole: unknown = getEventIteratorSchemaDetails(output)?.returns ?? output
  return textsIn(whole, procedure, '').map((field) => ({ ...field, kind: metaOf(contract).kind }))
})

const declared = (field: Field) => ({
  masked: property(field.schema.meta(), 'masked'),
  disclosed: property(field.schema.meta(), 'disclosed'),
})

describe('every answer of the contract', () => {
  it('says of each sensitive field whether it is masked or disclosed', () => {
    const undeclared = fields
      .filter(({ name, path }) => sensitiveName.test(name) || /phones\.number$/.test(path))
      .filter((field) => declared(field).masked === undefined && declared(field).disclosed === undefined)
      .map(({ path }) => path)
      .filter((path) => !harmless.some(([known]) => known.test(path)))
    expect(undeclared).toEqual([])
    expect(fields.filter((field) => declared(field).masked !== undefined).length).toBeGreaterThan(40)
  })

  it('masks by a kind that the table has', () => {
    for (const field of fields) {
      const { masked } = declared(field)
      if (masked !== undefined) expect(kinds, field.path).toContain(masked)
    }
  })

  it('discloses only where the disclosure is on record', () => {
    const loose = fields
      .filter((field) => declared(field).disclosed !== undefined && field.kind !== 'disclosure')
      .map(({ path }) => path)
    expect(loose).toEqual([])
  })

  it('is found wanting when a new procedure answers with a number that nobody declared', () => {
    const undeclared = textsIn(
      z.strictObject({ people: z.array(z.strictObject({ phone: z.string() })) }),
      'x',
      '',
    )
    expect(undeclared.map(({ path }) => path)).toEqual(['x.people.phone'])
    expect(undeclared.every((field) => declared(field).masked === undefined)).toBe(true)
  })
})
