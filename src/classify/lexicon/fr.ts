import type { Lexicon } from './lexicon';

/** French. */
export const FR: Lexicon = {
	translation: {
		3: `tradui*, traduction, en anglais, en francais, en allemand, en espagnol, en italien,
vers l anglais, vers le francais, comment dit on`,
	},
	summarization: {
		3: `resume*, resumer, resumez, synthetis*, synthese, points cles, points essentiels,
idees principales, en bref`,
	},
	rewriting: {
		3: `reecri*, reformul*, corrig*, paraphras*, fautes, orthographe, grammaire, ameliore*,
plus formel, plus professionnel, raccourci*, plus court, simplifi*, relire, relis`,
		1: 'ton, style',
	},
	extraction: {
		3: 'extrai*, extraction, releve*, repere*, trouve tous les, identifie tous, liste tous les noms',
		2: 'entites, mots cles, identifie*',
	},
	classification: {
		3: `class*, categoris*, sentiment, positif ou negatif, quelle categorie, une des categories,
parmi les categories, evalue*, etiquet*`,
		2: 'categorie*, spam, urgence, trie*',
	},
	json_structuring: {
		3: `en json, au format json, format json, objet json, json valide, en tableau,
sous forme de tableau, en csv, en xml, structure les`,
		2: 'json, csv, xml, yaml, tableau',
	},
	generation: {
		3: `ecris un, ecris une, ecrivez, ecris moi, redige*, rediger, compose*, invente*, imagine*, poeme,
histoire sur, conte, article de blog, slogan, idees de, des idees, lettre de motivation,
brainstorm*, propose*, description de produit`,
		2: 'ecri*, cree*, genere*, generer, dissertation, lettre, discours, suggere*',
		1: 'plan, liste, recommande*, conseils',
	},
	question_answering: {
		3: `qu est ce que, qu est ce qu, quelle est la capitale, quelle est la difference, pourquoi, quand,
ou se trouve, qui est, qui etait, comment fonctionne, repond*, en quelle annee, quel pays`,
		2: `quel*, qui, ou, comment, que, explique*, decri*, defini*, signifie, question, quels sont,
compare*, avantages, c est quoi`,
	},
	code: {
		3: `ecris une fonction, une fonction qui, fonction python, programme qui, script, code source,
code, python, javascript, requete sql, expression reguliere, debog*, refactor*, implement*`,
		2: 'fonction, programme, algorithme, sql, html, base de donnees',
	},
	reasoning: {
		3: `calcul*, resou*, resoud*, equation*, prouve*, demontre*, combien, probabilite, etape par etape,
enigme, derivee, integrale, aire`,
		2: 'math*, somme, pourcentage, moyenne, au total, dedui*, logique, raisonn*',
	},
	agent_step: {
		3: `reserve*, rappelle moi, mets un reveil, reveil, rendez vous, mon calendrier, mon compte,
virement, envoie un, envoie une, allume, eteins, meteo, cherche*, recherche*, cours actuel,
itineraire`,
		2: 'calendrier, commande*, annule*, solde, vol, actuel*, aujourd hui, demain',
	},
	conversation: {
		3: `bonjour, bonsoir, salut, merci, au revoir, comment ca va, comment vas tu, ca va, qui es tu,
comment t appelles tu, raconte moi une blague, blague, oui, non`,
		2: 'es tu, tu es, penses tu, aimes tu, discuter, bavarder',
	},
};
