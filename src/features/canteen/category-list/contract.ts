/** 民政名单: the civil affairs office's monthly list read in: what it would change, done with one deed, and told on paper. */
import { z } from 'zod'
import { day, instant, rowId } from '#ground/contract/fields'
import { looksLong, progressing, reads, request, runsLong } from '#ground/contract/procedure'
import { sheetFile, sheetInspection, sheetLayout } from '#work/workbook/contract'
import { eligibilityStates } from '../contract/words'
import { categoryName } from '../policies/contract/policies'

export const listFields = ['name', 'id-number', 'category', 'since', 'state', 'stopped', 'remark'] as const
export type ListField = (typeof listFields)[number]

/** Why a row of the list is left to a person. */
export const restCodes = [
  'no-name',
  'no-number',
  'number-lost-digits',
  'not-known', // nobody of this number, or nobody in sight
  'other-name', // the number is somebody's who is called otherwise
  'several-people',
  'category-empty',
  'category-not-known', // nobody said yet what this word means here
  'category-left-out', // somebody said that it means nothing here
  'since-unread', // the row counts, from the day of the list
  'state-unclear', // whether the person is on the list or was stopped, its cells do not say
  'remark-unclear', // the remark speaks of a death or a stop, and the rest of the row does not
  'twice', // the row counts once, from the earlier day
  'died',
  'moved-away',
  'institution',
] as const
export type RestCode = (typeof restCodes)[number]

/** What a word of the list means here; null: nothing, its rows are left out. */
const meantWord = z.strictObject({ word: z.string().trim().max(60), category: categoryName.nullable() })

export const listLayout = sheetLayout(listFields).extend({
  /** The day the list is of: whoever is not on it any more is without it from then on. */
  day,
  /** What everybody on it counts as, where it has no column for that. */
  category: categoryName.nullable(),
  words: z.array(meantWord).max(200),
  /** Categories that nobody on the list has and that it is whole for all the same: whoever holds one loses it. */
  alsoWhole: z.array(categoryName).max(50),
})
export type ListLayout = z.infer<typeof listLayout>

export const listInspection = sheetInspection(listFields).extend({
  /** The categories that policies ask for and people hold. */
  known: z.array(z.string()),
})
export type ListInspection = z.infer<typeof listInspection>

const person = z.strictObject({ id: rowId, name: z.string() })

const restRow = z.strictObject({
  /** As the spreadsheet counts. */
  row: z.number().int(),
  cell: z.string(),
  name: z.string(),
  code: z.enum(restCodes),
})
export type RestRow = z.infer<typeof restRow>

export const listDifference = z.strictObject({
  /** Rows with something in them. */
  rows: z.number().int().min(0),
  gained: z.array(z.strictObject({ resident: person, category: z.string(), since: day })),
  lost: z.array(
    z.strictObject({
      eligibility: rowId,
      resident: person,
      category: z.string(),
      since: day.nullable(),
      /** The first day without it. */
      from: day,
    }),
  ),
  /** On the list, and here neither approved nor resumed: for a person to decide. */
  waiting: z.array(
    z.strictObject({
      eligibility: rowId,
      resident: person,
      category: z.string(),
      state: z.enum(eligibilityStates),
    }),
  ),
  /** Not found on the list, while a row of their name or of theirs was not understood: nothing is ended. */
  doubtful: z.array(z.strictObject({ eligibility: rowId, resident: person, category: z.string() })),
  unchanged: z.number().int().min(0),
  /** Every row that did not count, or not wholly. */
  rest: z.array(restRow),
  words: z.array(
    z.strictObject({
      word: z.string(),
      rows: z.number().int(),
      /** What it is taken for; null for nothing, with `said` where a person decided that. */
      category: z.string().nullable(),
      said: z.boolean(),
    }),
  ),
  /** The categories the list is read as whole for. */
  whole: z.array(z.string()),
  /** It names one of each household: by itself it is whole for nothing, and nobody is ended for not being on it. */
  ofHouseholds: z.boolean(),
  /** The newest list of a later day that was brought in for any of them: this one would undo it. Null where there is none. */
  overtakenBy: day.nullable(),
  /** Of this file, this layout and what is held now. */
  fingerprint: z.string(),
})
export type ListDifference = z.infer<typeof listDifference>

const appliedList = z.strictObject({
  id: rowId,
  day,
  fileName: z.string(),
  at: instant,
  by: z.string(),
  gained: z.number().int(),
  lost: z.number().int(),
  unchanged: z.number().int(),
  rest: z.number().int(),
})
export type AppliedList = z.infer<typeof appliedList>

const file = { file: sheetFile, layout: listLayout }

export const categoryListContract = {
  /** What is in the file: sheets, headers, and what the columns seem to be. */
  inspect: looksLong('canteen.eligibility')
    .input(request({ file: sheetFile }))
    .output(progressing(listInspection)),

  /** What it would change, to the row; changes nothing. */
  compare: looksLong('canteen.eligibility').input(request(file)).output(progressing(listDifference)),

  /** Does all of what was shown, or nothing: `canteen.list-changed` where something was decided meanwhile, `canteen.list-overtaken` by a later one. */
  apply: runsLong('canteen.eligibility')
    .input(
      request({
        ...file,
        fileName: z.string().trim().min(1).max(200),
        /** Who made the list: stands as the authority of what it gives. */
        issuedBy: z.string().trim().min(1, 'required').max(60),
        fingerprint: z.string().max(100),
      }),
    )
    .output(progressing(z.strictObject({ id: rowId }))),

  history: reads('canteen.eligibility')
    .input(z.strictObject({}))
    .output(z.strictObject({ lists: z.array(appliedList) })),

  /** What a list changed, for the paper that tells the people. */
  get: reads('canteen.eligibility')
    .input(z.strictObject({ id: rowId }))
    .output(
      z.strictObject({
        list: appliedList,
        issuedBy: z.string(),
        changes: z.array(
          z.strictObject({
            change: z.enum(['gained', 'lost']),
            resident: person,
            category: z.string(),
            /** From when it is held, or the first day without it. */
            day,
          }),
        ),
        /** Rows that did not count, by where they stand in the file. */
        rest: z.array(z.strictObject({ row: z.number().int(), code: z.enum(restCodes) })),
      }),
    ),
}
