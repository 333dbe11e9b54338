import type { LocalText } from '../../../build/content/schema'
import { labels } from '#case/board/labels'
import { message, ofSource } from '../message'

/** A name as it begins a line: English in a capital. */
const heading = ({ zh, en }: LocalText): LocalText => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) })

export const stageWords = {
  number: [message('第一阶段', 'Stage 1'), message('第二阶段', 'Stage 2'), message('第三阶段', 'Stage 3')],
  driver: message('推力', 'Driver'),
  government: heading(labels.sides.government.name),
  organization: heading(labels.sides.organization.name),
  both: heading(labels.sides.both.name),
  layer: message('认可什么', 'What is recognised'),
  relationship: message('关系', 'Relationship'),
  notSaid: message('还有什么没有交代', 'What is not said'),
}

/** The five questions that each stage is asked, in the order of the grid. */
export const gridQuestions = {
  corner: message('问题', 'Question'),
  example: message('例', 'Example'),
  driver: { name: message('推力', 'Driver'), asks: message('推力是什么？', 'What drives it?') },
  action: { name: message('行动', 'Action'), asks: message('做了什么？', 'What do they do?') },
  layer: { name: message('认可', 'Recognition'), asks: message('认可什么？', 'What is recognised?') },
  relationship: { name: message('关系', 'Relationship'), asks: message('是什么关系？', 'Which relationship?') },
  notSaid: { name: message('未交代', 'Not said'), asks: message('还有什么没有交代？', 'What is not said?') },
}

export const markTable = {
  mark: message('记号', 'Mark'),
  meaning: message('意思', 'Meaning'),
  drawn: message('画法', 'Drawn as'),
  /** What the numbers are that stand beside a mark. */
  numbers: ofSource('Z3 是{source}中文第3句，E7 是{source}英文第7句。', 'Z3 is sentence 3 of {source} in Chinese, E7 sentence 7 in English.'),
  showNumbers: message('按 S 或点“出处”，记号旁边就显示编号。', 'Press S, or "Sources", and the numbers stand beside the marks.'),
  ourWords: message('我们的用词：{words}', 'Our words: {words}'),
}

/** The last slide of the lecture. */
export const endWords = {
  appendix: message('附录：', 'Appendix:'),
}

export const checkQuestion = {
  button: message('想一想', 'Check question'),
  answer: message('揭开', 'Show the answer'),
}

/** Words around the drawn pictures and tables of the lecture. */
export const drawn = {
  chartTitle: message('点线图：{from}至{to}年，单位：{unit}', 'Dots and lines, {from} to {to}, in {unit}'),
  chartDescription: message('纵轴从0起，横轴按年份。各点：{points}。', 'The upright axis starts at 0, years run across to scale. Points: {points}.'),
  chartPoint: message('{year}年{value}', '{year}, {value}'),
  pointNote: message('（{note}）', ' ({note})'),
  chartGap: message('虚线跨过的年份，没有核实的数字。', 'Dashed: no checked figure for the years between.'),
  asTable: message('看表', 'As a table'),
  asChart: message('看图', 'As a chart'),
  year: message('年份', 'Year'),
  remark: message('说明', 'Remark'),
}

export const diagramWords = {
  inWords: message('图的内容，用文字说', 'The picture in words'),
  failed: message('图没有画出来。请重新打开这一页；图的内容如下。', 'The diagram could not be drawn. Open this page again; what it shows is told below.'),
}
