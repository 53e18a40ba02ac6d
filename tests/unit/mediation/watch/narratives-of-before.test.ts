/** Cases that were written down before their words were kept by pairs are found afterwards like new ones. */
import { expect, it } from 'vitest'
import { askedFor } from '#features/mediation/search/rules'
import { textsOfCase } from '#features/mediation/search/schema'
import { readMigrations } from '#vault/store/migrate'
import { newDatabase } from '#vault/store/addon'

it('the migration reads what was said before', () => {
  const database = newDatabase(':memory:')
  const migrations = readMigrations('resources/migrations/mediation')
  const pairs = migrations.findIndex(({ id }) => id.endsWith('_narratives-by-pairs'))
  for (const { sql } of migrations.slice(0, pairs)) database.exec(sql)
  const long = `${'前'.repeat(63)}漏水了${'后'.repeat(63)}堵门`
  const insert = database.prepare(
    `INSERT INTO mediation_cases (source, kind, difficulty, people, money_fen, narrative, opened_at, opened_by)
     VALUES ('own-motion', '邻里', 'ordinary', 2, 0, ?, 1, 1)`,
  )
  for (const text of ['楼上渗水', long]) insert.run(text)
  for (const { sql } of migrations.slice(pairs)) database.exec(sql)

  const casesWith = (word: string) =>
    database
      .prepare(
        `SELECT DISTINCT rowid / ${textsOfCase} FROM mediation_pairs WHERE mediation_pairs MATCH ? ORDER BY 1`,
      )
      .pluck()
      .all(askedFor(word))
  expect(casesWith('渗水')).toEqual([1])
  // Where one cut of sixty-four pairs ends and the next begins.
  for (const word of ['前漏', '漏水', '前漏水了后', '后堵门', '堵门'])
    expect([word, casesWith(word)]).toEqual([word, [2]])
  expect(casesWith('门前')).toEqual([])

  database.prepare('UPDATE mediation_cases SET narrative = ? WHERE id = 2').run('和好了')
  expect(casesWith('漏水')).toEqual([])
  expect(casesWith('和好')).toEqual([2])
  database.close()
})

it('what was asked for before it was looked for is found too', () => {
  const database = newDatabase(':memory:')
  const migrations = readMigrations('resources/migrations/mediation')
  const found = migrations.findIndex(({ sql }) => sql.includes('mediation_narratives_wants_put'))
  for (const { sql } of migrations.slice(0, found)) database.exec(sql)
  database.exec(`INSERT INTO mediation_cases (source, kind, difficulty, people, money_fen, narrative, wants, opened_at, opened_by)
    VALUES ('own-motion', '邻里', 'ordinary', 2, 0, '楼上渗水', '重做吊顶', 1, 1)`)
  for (const { sql } of migrations.slice(found)) database.exec(sql)
  const casesWith = (word: string) =>
    database
      .prepare(`SELECT DISTINCT rowid / ${textsOfCase} FROM mediation_pairs WHERE mediation_pairs MATCH ?`)
      .pluck()
      .all(askedFor(word))
  expect([casesWith('吊顶'), casesWith('渗水')]).toEqual([[1], [1]])
  database.prepare('UPDATE mediation_cases SET wants = ? WHERE id = 1').run('赔偿')
  expect([casesWith('吊顶'), casesWith('赔偿'), casesWith('渗水')]).toEqual([[], [1], [1]])
  database.close()
})

it('what was asked for help before there was a case, numbers of letters and of agreements are found too', () => {
  const database = newDatabase(':memory:')
  const migrations = readMigrations('resources/migrations/mediation')
  const found = migrations.findIndex(({ sql }) => sql.includes('mediation_narratives_plea_became'))
  for (const { sql } of migrations.slice(0, found)) database.exec(sql)
  database.exec(`INSERT INTO mediation_cases (source, referrer, kind, difficulty, people, money_fen, narrative, letter, opened_at, opened_by)
    VALUES ('referral', 'police', '邻里', 'ordinary', 2, 0, '楼上渗水', '花公函9号', 1, 1), ('own-motion', NULL, '邻里', 'ordinary', 2, 0, '停车', '', 1, 1);
    INSERT INTO mediation_pleas (said_at, person, words, handler, at, staff_id) VALUES (1, '何秀兰', '不敢回家', '金花', 1, 1);
    INSERT INTO mediation_pleas (said_at, person, words, handler, adds_to, at, staff_id) VALUES (1, '何秀兰', '砸了门', '金花', 1, 1, 1);
    INSERT INTO mediation_plea_cases (plea_id, case_id, at, staff_id) VALUES (1, 2, 1, 1);
    INSERT INTO mediation_agreements (case_id, form, number_year, number_sequence, number, facts, dispute, responsibilities, at, staff_id)
    VALUES (1, 'written', 2026, 1, '协1号', '', '', '', 1, 1), (1, 'written', 2026, 2, '协2号', '', '', '', 1, 1)`)
  for (const { sql } of migrations.slice(found)) database.exec(sql)
  const casesWith = (word: string) =>
    database
      .prepare(`SELECT DISTINCT rowid / ${textsOfCase} FROM mediation_pairs WHERE mediation_pairs MATCH ?`)
      .pluck()
      .all(askedFor(word))
  expect(['公函9', '协1', '协2', '不敢回', '砸了', '渗水', '停车'].map(casesWith)).toEqual([
    [1],
    [1],
    [1],
    [2],
    [2],
    [1],
    [2],
  ])
  const columns = database.prepare('SELECT name FROM pragma_table_info(?)').pluck().all('mediation_cases')
  expect(columns).not.toContain('leads_to')
  database.close()
})
