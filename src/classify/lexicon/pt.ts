import type { Lexicon } from './lexicon';

/** Portuguese. */
export const PT: Lexicon = {
	translation: {
		3: `traduz*, traduc*, traducao, para ingles, para o ingles, para portugues, para o portugues,
para espanhol, para o espanhol, para frances, para o frances, em ingles, como se diz`,
	},
	summarization: {
		3: `resum*, sintetiz*, sintese, pontos principais, pontos chave, ideias principais,
em poucas palavras`,
	},
	rewriting: {
		3: `reescrev*, reformul*, corrij*, corrig*, parafras*, ortografia, gramatica, melhor*, mais formal,
mais profissional, encurt*, mais curto, simplifi*, revis*`,
		1: 'tom, estilo',
	},
	extraction: {
		3: `extrai*, extrair, extraia, encontre todos, encontre todas, identifique todos,
identifique todas, liste todos os nomes`,
		2: 'entidades, palavras chave, identifi*',
	},
	classification: {
		3: `classifi*, categoriz*, sentimento, positivo ou negativo, qual categoria, uma das categorias,
rotul*, avali*`,
		2: 'categoria*, spam, urgencia',
	},
	json_structuring: {
		3: `em json, para json, formato json, objeto json, json valido, em uma tabela, como tabela, em csv,
para csv, em xml, estrutur*`,
		2: 'json, csv, xml, yaml, tabela',
	},
	generation: {
		3: `escreva um, escreva uma, escreve um, escreve uma, redij*, redig*, compon*, invent*, imagin*,
poema, conto, historia sobre, artigo de blog, slogan, ideias para, ideias,
carta de apresentacao, propon*, descricao do produto`,
		2: 'escrev*, crie, cria, criar, gere, gerar, redacao, carta, discurso, sugir*, suger*',
		1: 'plano, lista, recomend*, dicas',
	},
	question_answering: {
		3: `o que e, o que sao, qual e a capital, qual a capital, qual e a diferenca, qual a diferenca,
por que, porque, quando, onde fica, quem e, quem foi, como funciona, respond*, em que ano,
que pais`,
		2: `o que, qual, quais, quem, onde, como, expliq*, explic*, descrev*, defin*, significa, pergunta,
compar*, vantagens`,
	},
	code: {
		3: `escreva uma funcao, uma funcao que, funcao em python, programa que, script, codigo fonte,
codigo, python, javascript, consulta sql, expressao regular, depur*, refator*, implement*`,
		2: 'funcao, programa, algoritmo, sql, html, banco de dados',
	},
	reasoning: {
		3: `calcul*, resolv*, equacao, equacoes, prove, demonstr*, quanto*, quanta*, probabilidade,
passo a passo, enigma, derivada, integral, area`,
		2: 'matemat*, soma, porcentagem, media, no total, deduz*, logic*, raciocin*',
	},
	agent_step: {
		3: `reserv*, lembre me, me lembre, alarme, despertador, agende, agendar, meu calendario,
minha agenda, minha conta, transfira, envie um, envie uma, ligue a, desligue,
previsao do tempo, busque, procur*, pesquis*, preco atual`,
		2: 'calendario, pedido, cancel*, saldo, voo, atual, hoje, amanha',
	},
	conversation: {
		3: `ola, oi, bom dia, boa tarde, boa noite, obrigado, obrigada, tchau, ate logo, como voce esta,
tudo bem, quem e voce, qual e o seu nome, qual seu nome, conte uma piada, piada, sim, nao`,
		2: 'voce e, voce gosta, o que voce acha, conversar, bater papo',
	},
};
