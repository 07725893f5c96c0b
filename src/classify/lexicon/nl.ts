import type { Lexicon } from './lexicon';

/** Dutch. */
export const NL: Lexicon = {
	translation: {
		3: `vertaal*, vertaling, vertalen, naar het engels, naar het nederlands, naar het frans,
naar het duits, in het engels, in het nederlands, hoe zeg je`,
	},
	summarization: {
		3: `vat, samenvat*, samenvatting, vat samen, kernpunten, belangrijkste punten, hoofdpunten,
in het kort`,
	},
	rewriting: {
		3: `herschrijf*, herschrijven, herformul*, parafras*, corrigeer*, verbeter*, spelfouten, spelling,
grammatica, formeler, professioneler, korter, inkort*, vereenvoudig*`,
		1: 'toon, stijl',
	},
	extraction: {
		3: 'haal alle, haal de, extraheer*, vind alle, zoek alle namen, noem alle namen',
		2: 'entiteiten, trefwoorden, identificeer*',
	},
	classification: {
		3: `classificeer*, categoriseer*, deel in, sentiment, positief of negatief, welke categorie,
een van de categorieen, label, beoordeel*`,
		2: 'categorie*, spam, urgentie',
	},
	json_structuring: {
		3: `als json, in json, naar json, json formaat, json object, geldige json, als tabel, in een tabel,
als csv, als xml, structureer*`,
		2: 'json, csv, xml, yaml, tabel',
	},
	generation: {
		3: `schrijf een, schrijf mij, opstel*, stel een brief, bedenk*, verzin*, gedicht, verhaal over,
verhaaltje, blogbericht, blogpost, slogan, ideeen, brainstorm*, sollicitatiebrief,
productbeschrijving`,
		2: 'schrijf*, maak een, genereer*, essay, brief, toespraak, stel voor, suggereer',
		1: 'plan, lijst, aanbevel*, tips',
	},
	question_answering: {
		3: `wat is, wat zijn, wie is, wie was, waarom, wanneer, waar ligt, waar is, verschil tussen,
beantwoord*, hoe werkt, welk land, in welk jaar`,
		2: `wat, wie, waar, hoe, welk*, leg uit, uitleg*, uitleggen, beschrijf*, definieer*, betekent,
vraag, vergelijk*, voordelen, noem`,
	},
	code: {
		3: `schrijf een functie, een functie die, programma dat, script, broncode, code, python,
javascript, sql query, reguliere expressie, debug*, refactor*, implementeer*, programmeer*`,
		2: 'functie, programma, algoritme, sql, html, database',
	},
	reasoning: {
		3: `bereken*, los op, los de, vergelijking, bewijs*, hoeveel, waarschijnlijkheid, kans dat,
stap voor stap, raadsel, afgeleide, integraal, oppervlakte`,
		2: 'wiskund*, som, procent, gemiddelde, in totaal, redeneer*, logisch*, logica',
	},
	agent_step: {
		3: `boek een, reserveer*, herinner me, wekker, zet een, afspraak, mijn agenda, mijn rekening,
maak over, stuur een, zet de, weerbericht, het weer, zoek naar, zoek op, actuele prijs,
huidige prijs`,
		2: 'agenda, bestel*, annuleer*, saldo, vlucht, actuel*, vandaag, morgen',
	},
	conversation: {
		3: `hallo, hoi, goedemorgen, goedemiddag, goedenavond, dank je, dank u, bedankt, dag, tot ziens,
hoe gaat het, wie ben je, hoe heet je, vertel een grap, grap, mop, ja, nee`,
		2: 'ben je, ben jij, vind je, wat denk je, kletsen',
	},
};
