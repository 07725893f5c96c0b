import type { Lexicon } from './lexicon';

/** German. */
export const DE: Lexicon = {
	translation: {
		3: `ubersetz*, ins englische, ins deutsche, ins franzosische, ins spanische, auf englisch,
auf deutsch, auf franzosisch, auf spanisch, auf italienisch, wie sagt man`,
	},
	summarization: {
		3: `zusammenfass*, fasse, fass, fassen sie, kurzfassung, kernaussagen, wichtigste punkte,
die wichtigsten punkte, kernpunkte, stichpunkte zusammen`,
	},
	rewriting: {
		3: `umschreib*, schreib um, schreibe um, formulier*, umformulier*, korrigier*, korrekturles*,
rechtschreib*, grammatik*, kurze den, professioneller, freundlicher, formeller, verbesser*,
besser klingen`,
		1: 'stil, ton, kurzer, einfacher',
	},
	extraction: {
		3: `extrahier*, entnimm, finde alle, liste alle namen, lies aus, auslesen, herauslesen,
nenne alle im text`,
		2: 'entitaten, stichworter, schlusselworter, heraus',
	},
	classification: {
		3: `klassifizier*, kategorisier*, einordnen, ordne, einstuf*, stimmung, positiv oder negativ,
welche kategorie, eine der kategorien, bewerte`,
		2: 'kategorie*, label, spam, tonfall, dringlichkeit',
	},
	json_structuring: {
		3: `als json, in json, json format, json objekt, gultiges json, als tabelle, in eine tabelle,
tabellarisch, als csv, als xml, strukturier*`,
		2: 'json, csv, xml, yaml',
	},
	generation: {
		3: `schreibe eine, schreibe ein, schreibe einen, schreib mir, schreib eine, schreib ein,
schreib einen, verfass*, entwirf, entwerfe, dicht*, gedicht, geschichte uber, blogbeitrag,
erfinde, brainstorm*, ideen, slogan, werbetext, anschreiben, produktbeschreibung, schlage vor,
schlag`,
		2: 'schreib*, erstell*, generier*, aufsatz, artikel uber, brief, rede, vorschlage, gestalte',
		1: 'plan, liste, empfiehl, tipps',
	},
	question_answering: {
		3: `was ist, was sind, wer war, wer ist, warum, wieso, weshalb, wann, wo liegt, wo ist,
worin besteht, unterschied zwischen, beantworte, wie funktioniert, wie heisst, welches land,
in welchem jahr`,
		2: `was, wer, wo, wie, welche*, erklar*, beschreib*, erlauter*, definier*, bedeutet, frage, nenne,
vergleich*, vorteile`,
	},
	code: {
		3: `schreibe eine funktion, funktion die, funktion schreiben, programmier*, skript, quellcode,
code, python, javascript, sql abfrage, regularer ausdruck, debugg*, fehlermeldung im code,
refaktor*, implementier*`,
		2: 'funktion, programm, algorithmus, sql, html, datenbank',
	},
	reasoning: {
		3: `berechn*, rechne, lose die, lose das, gleichung*, beweis*, wie viel*, wieviel*,
wahrscheinlichkeit, schritt fur schritt, ratsel, ableitung, integral, wie hoch ist, flache`,
		2: 'mathe*, summe, prozent, durchschnitt, insgesamt, schlussfolger*, logisch*, logik',
	},
	agent_step: {
		3: `buche, reservier*, erinnere mich, stelle einen wecker, stell den wecker, wecker, termin,
meinen kalender, mein konto, uberweis*, sende eine, schicke eine, schalte, wetter,
wetterbericht, suche nach, such nach, aktueller kurs, fahrplan`,
		2: 'kalender, uberweise, bestell*, storniere, kontostand, flug, aktuelle*, heute, morgen',
	},
	conversation: {
		3: `hallo, guten tag, guten morgen, guten abend, danke, vielen dank, tschuss, auf wiedersehen,
wie geht es dir, wie gehts, wer bist du, wie heisst du, erzahl mir einen witz, witz, ja, nein`,
		2: 'bist du, magst du, was denkst du, du bist, plaudern, deine',
	},
};
