/** A service that this centre offers of its own, with an application form whose lines it wrote itself. */
import type { Community } from '../community'

/** Added on the first day, after the register of services was read: nobody has asked for it yet. */
export function addOwnItem({ office, time, manager }: Community): void {
  office.at(time.begin, manager).serviceRequests.items.add({
    text: {
      name: '困难家庭春节慰问申请',
      alsoCalled: ['春节慰问'],
      category: 'civil-affairs',
      modes: ['assisted', 'delegated', 'home-visit'],
      basis: '本社区《春节走访慰问办法》',
      qualifies: '本社区居住，低保、特困，或因病、因灾一时困难的家庭',
      materials: [
        { name: '居民身份证', required: true, form: 'shown', count: 1, note: '' },
        {
          name: '低保证或困难情况说明',
          required: false,
          form: 'either',
          count: 1,
          note: '没有的由网格员走访核实',
        },
      ],
      asks: [
        { name: '家庭人口', kind: 'number', required: true, choices: [] },
        {
          name: '困难原因',
          kind: 'choice',
          required: true,
          choices: ['低保、特困', '患大病', '遭遇灾害', '子女上学', '其他'],
        },
        { name: '最近一次得到救助的日期', kind: 'day', required: false, choices: [] },
        { name: '最需要什么', kind: 'text', required: false, choices: [] },
      ],
      steps: ['申请', '网格员走访', '居委会评议', '上门慰问'],
      promisedDays: 15,
      fee: '不收费',
      forWhom: { fromAge: null, untilAge: null, tags: [] },
      renewal: null,
    },
  })
}
