import { labels } from '#case/board/labels'
import { message, ofSource } from '../message'

/** The claims browser. */
export const browse = {
  intro: ofSource(
    '{source}写明的每一点，一条一句，是我们的转述；我们推断的、没有写到的，也列在一起，各有标记。',
    'Every point that {source} states, one line each, in our wording; with what we infer and what it does not say, each marked.',
  ),
  search: message('查词', 'Search'),
  searchHint: message('词或句号，如 E9', 'a word, or a sentence such as E9'),
  stage: message('阶段', 'Stage'),
  mark: message('标记', 'Mark'),
  sentence: ofSource('{source}的句子', 'Sentence'),
  all: message('全部', 'All'),
  whole: labels.bins.unstaged,
  found: message('{n} 条', 'Found: {n}'),
  none: message('没有符合的。少限定一项试试。', 'Nothing matches. Try without one of the limits.'),
  clear: message('全部显示', 'Show all'),
  ofStage: message('{stage} · {role}：', '{stage} · {role}: '),
  notTold: message('没有告诉我们：', 'Not told: '),
  leftOut: message(
    '另有 {n} 条是论文本身的信息（刊期、单位、关键词、基金、分类号），与案例无关，不列在这里。',
    'Left out: {n} about the paper itself (issue, affiliation, keywords, grants, classification); they say nothing of the case.',
  ),
}
