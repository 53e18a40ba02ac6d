/** A case for papers: one in which nobody entered anything, and one in which each text is known by what it says. */
import type { PaperParty, PaperSource } from '#features/mediation/papers/contract/source'
import { nobody, tellerFor, type Teller } from '#features/mediation/papers/rules/teller'
import type { Audience, Person, PieceKind } from '#features/mediation/rules/index'

const empty = { text: '', withheld: null } as const

export const bareSource: PaperSource = {
  committee: '',
  case: {
    number: '',
    state: 'intake',
    source: 'own-motion',
    sourceName: '',
    referrer: null,
    courtReferral: null,
    letter: empty,
    replyDue: null,
    papersSignedForOn: null,
    kind: '',
    difficulty: 'ordinary',
    difficultyName: '',
    people: 0,
    moneyFen: 0,
    narrative: empty,
    wants: empty,
    openedOn: '2026-03-02',
    openedBy: '',
    acceptedOn: null,
    due: null,
  },
  mediators: [],
  members: [],
  committees: [],
  parties: [],
  party: null,
  acting: null,
  session: null,
  investigation: null,
  agreement: null,
  ending: null,
  followUp: null,
  plea: null,
  pledge: null,
  statement: null,
  order: null,
  reply: null,
  closing: null,
  dossier: null,
}

/** 乙 (2) is at risk and lives where nobody may know; 甲 (1) stands on the other side. */
export const persons: readonly Person[] = [
  { id: 1, protected: false, minor: false, side: 1 },
  { id: 2, protected: true, minor: false, side: 2 },
]

const says =
  (teller: Teller) =>
  (kind: PieceKind, of: number, text: string, leadsTo: readonly number[] = []) =>
    teller.tell({ kind, of, leadsTo }, text)

function partyOf(teller: Teller, id: number, name: string): PaperParty {
  const tell = says(teller)
  return {
    id,
    role: id === 1 ? 'applicant' : 'respondent',
    name: tell('name', id, name),
    birth: tell('birth', id, '1961-05-04'),
    idNumber: tell('id-number', id, `证件${name}`),
    phone: tell('phone', id, `电话${name}`),
    address: tell('address', id, `住址${name}`),
    rightsToldOn: '2026-03-06',
    acting: [],
  }
}

/** `secret` stands in every text that leads to 乙. */
export function fullSource(audience: Audience, secret = '在翰林苑姐姐家'): PaperSource {
  const teller = tellerFor(persons, audience)
  const tell = says(teller)
  const story = (text: string) => tell('narrative', nobody, text)
  const leading = (text: string) => tell('narrative', nobody, `${text}${secret}`, [2])
  const [first, second] = [partyOf(teller, 1, '甲一'), partyOf(teller, 2, '乙二')]
  const day = '2026-03-10'
  return {
    committee: '翰林社区人民调解委员会',
    case: {
      ...bareSource.case,
      number: '翰林人调字〔2026〕012号',
      state: 'performed',
      source: 'referral',
      referrer: 'court',
      courtReferral: 'assigned',
      letter: story('（2026）委派字7号'),
      replyDue: '2026-04-09',
      papersSignedForOn: '2026-03-03',
      kind: '婚姻家庭',
      people: 2,
      moneyFen: 1_800_000,
      narrative: leading('纠纷经过'),
      wants: story('请求分割'),
      openedBy: '金花',
      acceptedOn: '2026-03-05',
      due: '2026-04-04',
    },
    mediators: ['金花', '莲姐'],
    members: ['莲姐', '金花', '帆哥'],
    committees: [
      {
        name: story('翰林社区人民调解委员会'),
        number: empty,
        contact: empty,
        leads: true,
        mediators: [story('金花'), story('莲姐')],
      },
      {
        name: story('花山街道人民调解委员会'),
        number: story('花山人调字〔2026〕003号'),
        contact: leading('027-87654321'),
        leads: false,
        mediators: [story('帆哥')],
      },
    ],
    parties: [first, second],
    party: first,
    acting: {
      id: 3,
      name: tell('name', 1, '代理丙'),
      phone: tell('phone', 1, '电话丙'),
      by: 'letter',
      letterOn: day,
      maySign: true,
    },
    session: {
      on: day,
      clock: '14:00',
      place: story('调解室'),
      doors: 'closed',
      present: [first.name, second.name],
      others: [story('楼长')],
      rightsTold: true,
      statements: [
        { who: first.name, words: story('甲的话') },
        { who: second.name, words: leading('乙的话') },
      ],
      result: story('调解成功'),
      readTo: [{ who: second.name, by: story('帆哥') }],
    },
    investigation: {
      on: day,
      place: leading('调查处'),
      asked: story('邻居'),
      by: '金花',
      content: leading('查到'),
    },
    agreement: {
      form: 'written',
      number: '翰林协字〔2026〕005号',
      signers: [1, 2],
      facts: leading('事实'),
      dispute: story('争议'),
      responsibilities: story('责任'),
      terms: [
        { text: story('条款甲'), keptOn: null },
        { text: leading('条款乙'), keptOn: null },
      ],
      duties: [
        {
          who: first.name,
          toWhom: second.name,
          what: story('付款'),
          fen: 1_800_000,
          manner: story('转账'),
          instalments: [
            { due: '2026-04-10', fen: 900_000 },
            { due: '2026-05-10', fen: 900_000 },
          ],
        },
      ],
      readTo: [{ who: second.name, by: leading('帆哥') }],
      reachedOn: day,
      registeredOn: day,
      effectOn: day,
      court: story('洪山区人民法院'),
    },
    ending: { move: 'refuse', by: second.name, on: day, manner: 'in-person', routes: ['court'] },
    followUp: {
      on: '2026-03-17',
      party: first.name,
      performed: 'in-part',
      content: 'yes',
      risk: 'watched',
      said: leading('回访说'),
      by: '莲姐',
    },
    plea: {
      saidAt: Date.UTC(2026, 2, 10, 6, 30),
      writtenAt: Date.UTC(2026, 2, 10, 6, 45),
      person: second.name,
      words: leading('求助话'),
      handler: '金花',
      additions: [{ at: Date.UTC(2026, 2, 11, 1), words: leading('补充话'), handler: '莲姐' }],
    },
    pledge: { on: day, by: first.name, words: leading('保证话') },
    statement: { on: day, text: leading('说明'), by: '金花' },
    order: {
      court: story('洪山区人民法院'),
      number: story('（2026）鄂民保令1号'),
      madeOn: day,
      endsOn: '2026-09-10',
      rulings: [
        {
          on: '2026-04-02',
          number: leading('（2026）鄂民保令1号之一'),
          what: 'change',
          granted: true,
          until: null,
          measures: ['no-violence', 'no-contact'],
        },
      ],
      protects: second.name,
      against: first.name,
      measures: ['no-violence', 'no-contact'],
      observations: [{ on: '2026-03-24', kept: true, what: leading('看到'), by: leading('金花'), told: [] }],
      help: [{ on: '2026-03-25', what: leading('协助'), withWhom: leading('同去'), by: story('莲姐') }],
    },
    reply: { on: '2026-04-01', said: leading('答复'), papersReceived: 3, papersReturned: 3 },
    closing: {
      on: '2026-05-20',
      sessionsHeld: 2,
      performed: true,
      confirmedOn: null,
      followUps: 2,
      reason: story('结案说明文字'),
    },
    dossier: {
      title: leading('卷名'),
      from: '2026-03-05',
      to: '2026-05-20',
      filedBy: '金花',
      filedOn: '2026-05-21',
      keptYears: null,
      remark: leading('备注'),
      leaves: [
        { paper: 'agreement', title: empty, day, from: 1, to: 3 },
        { paper: null, title: leading('证明'), day: null, from: 4, to: 4 },
      ],
      pages: 4,
    },
  }
}
