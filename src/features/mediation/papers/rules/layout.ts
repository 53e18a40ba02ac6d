/**
 * How each paper is laid out: once, for the sheet that is printed and for the form in Word. What stands on a line for a hand,
 * a finger or a seal is a place and nothing else: no day and no name is ever put on it.
 */
import type { Paper } from '../contract/words'
import type { Field } from './fields'
import type { ListName } from './lists'

/** Places to sign, by their words. */
export const places = [
  'applicant',
  'respondent',
  'parties',
  'told',
  'asked',
  'asker',
  'principal',
  'agent',
  'mediator',
  'recorder',
  'committee',
  'pleader',
  'pledger',
  'handler',
  'followed',
  'head',
  'filer',
  'checker',
] as const
export type Place = (typeof places)[number]

/** Printed words that are the same on every such paper; what stands in braces in them is a field. */
export const printedWords = [
  'applies',
  'rights',
  'duties',
  'effect',
  'authorises',
  'heard',
  'agreement',
  'oral',
  'ended',
  'asksCourt',
  'courtAlone',
  'certifies',
  'plea',
  'stated',
  'protection',
  'replies',
  'bound',
] as const
export type Printed = (typeof printedWords)[number]

export type Block =
  /** A ruled table of names and what is on record, one or two of them a line. */
  | { readonly is: 'rows'; readonly rows: readonly (readonly Field[])[] }
  /** A long text under its name, in a frame that leaves room to write. */
  | { readonly is: 'box'; readonly field: Field }
  | { readonly is: 'list'; readonly list: ListName }
  | { readonly is: 'printed'; readonly words: Printed }
  | { readonly is: 'places'; readonly places: readonly Place[] }
  /** 封面: large lines down the middle of the page. */
  | { readonly is: 'cover'; readonly fields: readonly Field[] }

const rows = (...lines: readonly (readonly Field[])[]): Block => ({ is: 'rows', rows: lines })
const box = (field: Field): Block => ({ is: 'box', field })
const list = (name: ListName): Block => ({ is: 'list', list: name })
const printed = (words: Printed): Block => ({ is: 'printed', words })
const sign = (...at: readonly Place[]): Block => ({ is: 'places', places: at })

/** In the words of whoever put their hand to it: 保证书 and 悔过书 differ in their name. */
const pledged: readonly Block[] = [
  rows(['pledger', 'pledgedOn'], ['partyNames', 'kind']),
  box('pledged'),
  sign('pledger', 'mediator'),
]

export const layouts: Readonly<Record<Paper, readonly Block[]>> = {
  application: [
    list('parties'),
    rows(['kind', 'openedOn']),
    box('narrative'),
    box('wants'),
    printed('applies'),
    sign('applicant', 'recorder'),
  ],
  'intake-form': [
    rows(
      ['number', 'openedOn'],
      ['source', 'kind'],
      ['referrer', 'letter'],
      ['difficulty', 'people'],
      ['money', 'replyDue'],
      ['acceptedOn', 'due'],
      ['mediators', 'openedBy'],
      ['committees'],
    ),
    list('parties'),
    box('narrative'),
    box('wants'),
    sign('applicant', 'respondent', 'recorder'),
  ],
  'rights-notice': [
    // 选择人民调解员: among whom (人民调解法 19, 23).
    rows(['party', 'partyRole'], ['kind', 'rightsToldOn'], ['members']),
    printed('rights'),
    printed('duties'),
    printed('effect'),
    sign('told', 'mediator'),
  ],
  authority: [
    rows(
      ['party', 'partyRole'],
      ['partyIdNumber', 'partyPhone'],
      ['partyAddress'],
      ['acting', 'actingPhone'],
      ['actsBy', 'letterOn'],
      ['kind'],
    ),
    printed('authorises'),
    sign('principal', 'agent'),
  ],
  investigation: [
    rows(['investigatedOn', 'investigatedAt'], ['asked', 'askedBy'], ['partyNames', 'kind']),
    box('found'),
    printed('heard'),
    sign('asked', 'asker'),
  ],
  session: [
    rows(['sessionOn', 'place'], ['present', 'others'], ['mediators', 'doors'], ['rightsTold', 'readAloud']),
    box('narrative'),
    list('statements'),
    box('result'),
    printed('heard'),
    sign('parties', 'mediator', 'recorder'),
  ],
  agreement: [
    list('parties'),
    rows(['agreementNumber', 'acceptedOn'], ['kind', 'mediators']),
    box('facts'),
    box('dispute'),
    box('responsibilities'),
    list('terms'),
    list('duties'),
    rows(['readAloud']),
    printed('agreement'),
    sign('parties', 'mediator', 'committee'),
  ],
  'oral-agreement': [
    rows(['agreementNumber', 'acceptedOn'], ['reachedOn', 'registeredOn'], ['kind', 'mediators']),
    list('parties'),
    box('facts'),
    box('dispute'),
    list('terms'),
    list('duties'),
    printed('oral'),
    sign('mediator', 'committee'),
  ],
  'ending-notice': [
    rows(
      ['party', 'partyRole'],
      ['partyNames'],
      ['kind', 'acceptedOn'],
      ['ending', 'endedBy'],
      ['endedOn', 'endedHow'],
      ['routes'],
    ),
    printed('ended'),
    sign('told', 'mediator', 'committee'),
  ],
  'follow-up': [
    rows(
      ['partyNames'],
      ['followedOn', 'followed'],
      ['agreementNumber', 'effectOn'],
      ['performed', 'content'],
      ['riskLeft', 'followedBy'],
    ),
    box('followedSaid'),
    sign('followed', 'recorder'),
  ],
  confirmation: [
    rows(['court']),
    list('parties'),
    rows(['agreementNumber', 'effectOn'], ['committee', 'mediators']),
    list('terms'),
    list('duties'),
    printed('asksCourt'),
    sign('parties'),
  ],
  'court-details': [
    rows(
      ['court'],
      ['agreementNumber', 'effectOn'],
      ['party', 'partyRole'],
      ['partyBorn', 'partyIdNumber'],
      ['partyPhone'],
      ['partyAddress'],
    ),
    printed('courtAlone'),
    sign('applicant'),
  ],
  certificate: [
    rows(['partyNames'], ['kind', 'acceptedOn'], ['agreementNumber', 'effectOn'], ['mediators']),
    printed('certifies'),
    sign('mediator', 'committee'),
  ],
  plea: [
    rows(['pleader', 'saidAt'], ['handler', 'writtenAt']),
    box('spoken'),
    list('additions'),
    printed('plea'),
    sign('pleader', 'handler', 'committee'),
  ],
  pledge: pledged,
  repentance: pledged,
  statement: [
    rows(['partyNames'], ['kind', 'statementOn'], ['ending', 'endedBy'], ['statedBy']),
    box('statement'),
    printed('stated'),
    sign('mediator', 'committee'),
  ],
  'protection-record': [
    rows(
      ['orderCourt', 'orderNumber'],
      ['orderMadeOn', 'orderEndsOn'],
      ['protects', 'against'],
      ['measures'],
    ),
    list('rulings'),
    list('observations'),
    list('help'),
    printed('protection'),
    sign('recorder', 'committee'),
  ],
  'referral-reply': [
    rows(
      ['referrer', 'courtReferral'],
      ['letter', 'papersSignedForOn'],
      ['partyNames'],
      ['kind', 'acceptedOn'],
      ['outcome', 'repliedOn'],
      ['papersReceived', 'papersReturned'],
    ),
    box('replySaid'),
    printed('replies'),
    sign('mediator', 'committee'),
  ],
  'closing-report': [
    rows(
      ['partyNames'],
      ['source', 'kind'],
      ['difficulty', 'money'],
      ['acceptedOn', 'closedOn'],
      ['mediators', 'sessionsHeld'],
      ['outcome', 'agreementNumber'],
      ['effectOn', 'wasPerformed'],
      ['confirmedOn', 'followUpsMade'],
    ),
    box('narrative'),
    box('closingReason'),
    sign('mediator', 'head'),
  ],
  cover: [
    {
      is: 'cover',
      fields: [
        'dossierTitle',
        'dossierNumber',
        'mediators',
        'mediatedFrom',
        'mediatedTo',
        'filedBy',
        'filedOn',
        'retention',
        'remark',
      ],
    },
  ],
  contents: [list('leaves')],
  back: [
    rows(['number', 'pages'], ['filedBy', 'filedOn'], ['remark']),
    printed('bound'),
    sign('filer', 'checker'),
  ],
}

/** Fields that stand inside printed words: where nothing is on record they show a line to write on. */
export const fieldsInPrinted: Readonly<Record<Printed, readonly Field[]>> = {
  applies: [],
  rights: [],
  duties: [],
  effect: [],
  authorises: ['acting', 'party'],
  heard: [],
  agreement: ['copies', 'inForce'],
  oral: [],
  ended: ['party', 'partyNames', 'endedOn', 'ending'],
  asksCourt: ['committee', 'agreementNumber', 'effectOn', 'court'],
  courtAlone: ['court', 'agreementNumber'],
  certifies: ['partyNames', 'quarrel', 'agreementNumber', 'mediators', 'committee'],
  plea: [],
  stated: [],
  protection: [],
  replies: ['letter', 'partyNames'],
  bound: ['pages'],
}

const fieldsOfBlock = (block: Block): readonly Field[] => {
  switch (block.is) {
    case 'rows':
      return block.rows.flat()
    case 'box':
      return [block.field]
    case 'cover':
      return block.fields
    case 'printed':
      return fieldsInPrinted[block.words]
    case 'list':
    case 'places':
      return []
  }
}

/** For the head of an office's own form; a cover names the case in its own lines. */
const headOf = (paper: Paper): readonly Field[] =>
  paper === 'cover' ? ['committee'] : ['committee', 'number']

export const fieldsOf = (paper: Paper): readonly Field[] => [
  ...new Set([...headOf(paper), ...layouts[paper].flatMap(fieldsOfBlock)]),
]

export const listsOf = (paper: Paper): readonly ListName[] =>
  layouts[paper].flatMap((block) => (block.is === 'list' ? [block.list] : []))
