export { JUDGED_TASKS, type JudgeRequest, judgeRequest } from './judge-request';
export { judgedClassification, type JudgeVerdict, judgeVerdictOf, verdictKey } from './judge-verdict';
