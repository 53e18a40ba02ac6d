/**
 * Mediation after ten years: words looked for in everything that was said, beside a scan for the same words, the month's
 * report, and what is done all day: a case opened, one accepted, both files opened. `LINLI_BENCH_CASES` makes it smaller for whoever only looks whether it runs.
 *
 * Cases are put into the sealed file by SQL, through all of its guards, so that the index of narratives is the file's own.
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { setUpCommittee } from '#demonstration/committee'
import { addDays, monthOf } from '#ground/days'
import { dayAt } from '#ground/clock'
import { givePassword } from '#desk/session/passwords'
import { demonstrationPassword } from '#desk/session/session'
import { addStaff } from '#desk/session/staff'
import type { Store } from '#vault/store/store'
import type { BenchClient } from './client'
import { account, benchNow, openOn } from './community-file'
import { figureOf, type Figure } from './figures'
import { timed } from './find'
import { bringToTheTable, caseFigures } from './mediation-cases'

const casesEver = Number(process.env.LINLI_BENCH_CASES ?? 20_000)
const times = 60
/** As many first: what the engine has not compiled yet, and pages that nobody has read, are a morning's first search alone. */
const warmUp = 60
/** No screen waits longer, in milliseconds. */
const mostOfReport = 100

export async function mediationFigures(): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  const desk = openOn(dataDir)
  try {
    const client = createRouterClient(desk.router) as BenchClient
    await client.session.setUp({
      sendId: randomUUID(),
      centre: {
        community: '翰林社区',
        subDistrict: '花山街道',
        committee: '调解委员会',
        numberPrefix: '翰林',
      },
      manager: { account, name: '李文静', password: demonstrationPassword },
    })
    const { store } = desk.session.requireOpen()
    const head = { account: 'zhuren', name: '金花', roles: ['head-mediator'] as const }
    addStaff(store, head, benchNow)
    await givePassword(desk.session, head.account, demonstrationPassword)
    await client.session.signOut({})
    await client.session.signIn({ account: head.account, password: demonstrationPassword })
    await setUpCommittee(client)
    const sealed = desk.session.storeOf('mediation')
    const today = dayAt(benchNow)
    sealed.sqlite.transaction(() => fill(sealed, today))()
    sealed.sqlite.exec('ANALYZE')
    const found = [await searchFigure(client, sealed), await reportFigure(client, today)]
    const cases = await bringToTheTable(client, today)
    desk.close()
    return [...found, ...(await caseFigures(dataDir, head.account, today, cases))]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const who = ['楼上住户', '隔壁老人', '一楼商铺', '前夫', '长子', '租客', '物业公司', '包工头']
const where = ['卫生间', '阳台', '楼道', '地下车库', '小区门口', '菜地', '屋顶', '院墙边']
const what = ['渗水', '堆放杂物', '半夜唱歌', '占用车位', '拖欠赡养费', '不退押金', '养狗伤人', '砌墙挡光']
const then = ['多次上门无果', '争吵后报过警', '双方都要求赔偿', '愿意协商', '要求恢复原状', '情绪激动']

/** What may follow a word: in ten years every word has stood before all of these. */
const follows = Array.from(
  '的了是在不有人这上大来和我个中到说们为子就时年得可下过也自里后天去能对小多然心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外孩相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色',
)

/** Some two hundred and fifty characters, of which no two cases have quite the same. */
function narrative(at: number): string {
  const pick = (words: readonly string[], step: number): string =>
    words[Math.floor(at / step) % words.length] ?? ''
  const once = (turn: number): string =>
    `${pick(who, turn)}${pick(follows, 1 + turn)}${pick(where, turn + 2)}${pick(what, turn + 1)}${pick(follows, turn)}，${pick(then, turn + 3)}，第${at}件第${turn}次来访。`
  return Array.from({ length: 8 }, (_, turn) => once(turn + 1)).join('')
}

const insertCase = `
  INSERT INTO mediation_cases (source, kind, difficulty, people, money_fen, narrative, opened_at, opened_by)
  VALUES ('own-motion', @kind, 'ordinary', 2, 100000, @narrative, @at, 1) RETURNING id`
const insertScreening = `
  INSERT INTO mediation_screenings (case_id, offence, bars, at, staff_id) VALUES (?, 'unlikely', '[]', 1, 1)`
const insertParty = `
  INSERT INTO mediation_parties (case_id, role, side, kind, name) VALUES (?, ?, ?, 'person', ?)`
const insertStay = `
  INSERT INTO mediation_stays (case_id, staff_id, as_what, from_day) VALUES (?, 2, 'mediator', ?)`
const insertEvent = `
  INSERT INTO mediation_case_events (case_id, kind, from_state, to_state, day, reason, at, staff_id)
  VALUES (?, ?, ?, ?, ?, '', 1, 1)`
const accept = `
  UPDATE mediation_cases SET state = 'accepted', accepted_on = @day, due = @day, number_year = @year,
         number_sequence = @sequence, number = @number WHERE id = @id`
const stand = 'UPDATE mediation_cases SET state = ? WHERE id = ?'

/** Ten years of cases, each agreed by word of mouth and kept, the oldest first. */
function fill({ sqlite }: Store, today: string): void {
  const prepared = (text: string) => sqlite.prepare(text)
  const begun = prepared(insertCase).pluck()
  const screened = prepared(insertScreening)
  const party = prepared(insertParty)
  const stay = prepared(insertStay)
  const event = prepared(insertEvent)
  const accepted = prepared(accept)
  const stands = prepared(stand)
  for (let at = 0; at < casesEver; at += 1) {
    const day = addDays(today, -Math.floor(((casesEver - at) * 3_650) / casesEver) - 10)
    const kind = at % 3 === 0 ? '婚姻家庭' : '邻里'
    const id = begun.get({ kind, narrative: narrative(at), at })
    screened.run(id)
    party.run(id, 'applicant', 1, `申${at}`)
    party.run(id, 'respondent', 2, `应${at}`)
    stay.run(id, day)
    event.run(id, 'accept', 'intake', 'accepted', day)
    accepted.run({
      id,
      day,
      year: Number(day.slice(0, 4)),
      sequence: at + 1,
      number: `${day.slice(0, 4)}年${at + 1}号`,
    })
    for (const [move, from, to] of [
      ['begin', 'accepted', 'mediating'],
      ['agree-orally', 'mediating', 'in-effect'],
      ['perform', 'in-effect', 'performed'],
    ] as const) {
      event.run(id, move, from, to, day)
      stands.run(to, id)
    }
  }
}

/** Common words of two characters, longer ones, two together, and what stands in one case alone. */
const wordsAsked = (turn: number): string => {
  const asked = [
    '渗水',
    '赡养',
    '车位',
    '养狗伤人',
    '半夜唱歌',
    '前夫 押金',
    `第${(turn * 7919) % casesEver}件`,
  ]
  return asked[turn % asked.length] ?? ''
}

async function searchFigure(client: BenchClient, { sqlite }: Store): Promise<Figure> {
  // What a scan has to read for the same answer: everything that was said in these cases, narratives, numbers and names.
  const scan = sqlite
    .prepare(
      `SELECT id FROM mediation_cases WHERE narrative LIKE '%' || @word || '%' OR number LIKE '%' || @word || '%'
       UNION SELECT case_id FROM mediation_parties WHERE name LIKE '%' || @word || '%'`,
    )
    .pluck()
  const measured: number[] = []
  const limit: number[] = []
  for (let turn = -warmUp; turn < times; turn += 1) {
    const words = wordsAsked(turn + warmUp)
    const took = await timed(() => client.mediation.search.find({ filter: { words }, limit: 50 }))
    if (turn >= 0) measured.push(took)
  }
  // Not one by one with the searches: a scan reads the whole file through the cache, which at a desk nothing does between two of them.
  for (let turn = -warmUp; turn < times; turn += 1) {
    const begin = performance.now()
    scan.all({ word: wordsAsked(turn + warmUp).split(' ')[0] })
    if (turn >= 0) limit.push(performance.now() - begin)
  }
  return figureOf('mediation: words in all that was said / LIKE', { measured, limit }, { median: 0.05 })
}

async function reportFigure(client: BenchClient, today: string): Promise<Figure> {
  const measured: number[] = []
  for (let turn = -warmUp; turn < times; turn += 1) {
    const period = monthOf(addDays(today, -30 * (turn + warmUp + 1)))
    const took = await timed(() => client.mediation.figures.of({ period }))
    if (turn >= 0) measured.push(took)
  }
  return figureOf(
    "mediation: the month's report, against 100 ms",
    { measured, limit: [mostOfReport] },
    { median: 1 },
  )
}
