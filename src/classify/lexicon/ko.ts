import type { Lexicon } from './lexicon';

/** Korean. */
export const KO: Lexicon = {
	translation: {
		3: '번역*, 영어로, 한국어로, 일본어로, 중국어로',
	},
	summarization: {
		3: '요약*, 정리해*, 요점*, 핵심*, 간추려*',
	},
	rewriting: {
		3: '다시 써*, 고쳐*, 수정해*, 교정*, 맞춤법*, 문법*, 바꿔*, 다듬어*',
	},
	extraction: {
		3: '추출*, 뽑아*, 찾아내*',
	},
	classification: {
		3: '분류*, 카테고리*, 감정*, 긍정*, 부정적*',
	},
	json_structuring: {
		3: 'json으로, json 형식*, 표로, csv로',
	},
	generation: {
		3: '써줘, 작성해*, 작성하*, 시를, 이야기*, 소설*, 아이디어*, 슬로건*, 제안해*',
		2: '만들어*, 생성*, 글을, 편지*',
	},
	question_answering: {
		3: '무엇*, 왜, 누구*, 언제*, 어디*, 차이*, 설명해*, 알려*, 답하*',
		2: '뭐*, 어떻게, 어떤, 의미*',
	},
	code: {
		3: '코드*, 함수*, 프로그램*, 스크립트*, 알고리즘*, python, 파이썬*, sql',
	},
	reasoning: {
		3: '계산*, 풀어*, 방정식*, 증명*, 확률*, 얼마*, 몇',
	},
	agent_step: {
		3: '예약*, 알람*, 일정*, 날씨*, 검색*, 보내*, 켜*, 꺼*',
	},
	conversation: {
		3: '안녕*, 고마워*, 감사*, 이름이*, 농담*, 네, 아니요',
	},
};
