import type { Lexicon } from './lexicon';

/** Italian. */
export const IT: Lexicon = {
	translation: {
		3: `tradu*, traduzione, in inglese, in italiano, in francese, in tedesco, in spagnolo,
come si dice`,
	},
	summarization: {
		3: `riassum*, riassunto, sintetizz*, sintesi, riepilog*, punti chiave, punti principali,
idee principali, in breve`,
	},
	rewriting: {
		3: `riscriv*, riformul*, corregg*, parafras*, ortografi*, grammatic*, miglior*, piu formale,
piu professionale, accorci*, piu breve, semplific*, rivedi`,
		1: 'tono, stile',
	},
	extraction: {
		3: 'estra*, trova tutti, trova tutte, individua tutti, individua tutte, elenca tutti i nomi',
		2: 'entita, parole chiave, identific*, individua',
	},
	classification: {
		3: `classific*, categorizz*, sentiment*, positiv* o negativ*, positivo o negativo, quale categoria,
una delle categorie, etichett*, valuta`,
		2: 'categori*, spam, urgenza',
	},
	json_structuring: {
		3: `in json, formato json, oggetto json, json valido, in una tabella, come tabella, in csv, in xml,
struttura i`,
		2: 'json, csv, xml, yaml, tabella',
	},
	generation: {
		3: `scrivi un, scrivi una, scrivimi, redigi, componi, inventa*, immagina*, poesia, racconto,
storia su, articolo di blog, articolo per il blog, slogan, idee per, lettera di presentazione,
proponi, descrizione del prodotto`,
		2: 'scriv*, crea, creare, genera, generare, saggio, tema, lettera, discorso, suggerisci, idee',
		1: 'piano, lista, elenco, consigli*',
	},
	question_answering: {
		3: `che cos e, cos e, che cosa e, cosa sono, qual e la capitale, qual e la differenza, perche,
quando, dove si trova, chi e, chi era, chi ha, come funziona, rispond*, in che anno,
quale paese`,
		2: `cosa, qual*, chi, dove, come, spieg*, descriv*, defin*, significa, domanda, confront*,
vantaggi`,
	},
	code: {
		3: `scrivi una funzione, una funzione che, funzione python, programma che, script, codice sorgente,
codice, python, javascript, query sql, espressione regolare, debug*, refactor*, implement*`,
		2: 'funzione, programma, algoritmo, sql, html, database',
	},
	reasoning: {
		3: `calcol*, risolv*, equazion*, dimostra*, quanto, quanti, quanta, quante, probabilita,
passo dopo passo, indovinello, derivata, integrale, area`,
		2: 'matemat*, somma, percentuale, media, in totale, dedu*, logic*, ragion*',
	},
	agent_step: {
		3: `prenot*, ricordami, imposta una sveglia, sveglia, appuntamento, il mio calendario,
il mio conto, bonific*, invia un, invia una, manda un, manda una, accendi, spegni,
che tempo fa, meteo, cerca, prezzo attuale`,
		2: 'calendario, ordin*, annulla, saldo, volo, attual*, oggi, domani',
	},
	conversation: {
		3: `ciao, buongiorno, buonasera, buonanotte, grazie, grazie mille, arrivederci, come stai, come va,
chi sei, come ti chiami, raccontami una barzelletta, barzelletta, si, no`,
		2: 'sei, ti piace, cosa pensi, chiacchier*',
	},
};
