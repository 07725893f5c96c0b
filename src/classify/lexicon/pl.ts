import type { Lexicon } from './lexicon';

/** Polish. */
export const PL: Lexicon = {
	translation: {
		3: `przetlumacz*, przeloz*, tlumacz*, na angielski, na polski, na niemiecki, na francuski,
na hiszpanski, po angielsku, jak powiedziec`,
	},
	summarization: {
		3: 'stresc*, streszcz*, podsumu*, podsumowanie, najwazniejsze punkty, glowne punkty, w skrocie',
	},
	rewriting: {
		3: `przepisz*, przeredag*, przeformul*, sparafraz*, popraw*, koryguj, skoryguj, bledy, ortograf*,
gramat*, bardziej formaln*, skroc*, uprosc*, ulepsz*`,
		1: 'ton, styl',
	},
	extraction: {
		3: 'wyodrebn*, wyciag*, wydobadz, wypisz wszystkie, znajdz wszystkie, wypisz nazwy',
		2: 'slowa kluczowe, encje, zidentyfikuj',
	},
	classification: {
		3: `sklasyfik*, zaklasyfik*, klasyfik*, skategoryz*, sentyment*, pozytywn*, negatywn*,
ktora kategoria, jedna z kategorii, przypisz, ocen`,
		2: 'kategori*, etykiet*, spam, pilnosc',
	},
	json_structuring: {
		3: `w json, do json, jako json, format json, formacie json, obiekt json, w tabeli, do tabeli,
jako csv, do csv`,
		2: 'json, csv, xml, yaml, tabel*',
	},
	generation: {
		3: `napisz wiersz, napisz opowiadanie, napisz artykul, napisz list, napisz e, napisz krotk*,
wymysl*, uloz, wiersz, opowiadanie, historyjk*, wpis na blog*, slogan, haslo reklamowe,
pomysly, burza mozgow, list motywacyjny, opis produktu, zaproponuj*`,
		2: 'napisz*, stworz*, wygeneruj*, utworz, esej, przemow*, zasugeruj',
		1: 'plan, lista, liste, polec, wskazowk*',
	},
	question_answering: {
		3: `co to jest, czym jest, czym sa, kim jest, kim byl, kto, dlaczego, kiedy, gdzie lezy,
gdzie jest, jaka jest roznica, odpowiedz*, jak dziala, w ktorym roku, jaka jest stolica`,
		2: `co, gdzie, jak, jaki*, jaka, ktory, ktora, wyjasn*, opisz*, zdefiniuj, znaczy, oznacza,
pytanie, porownaj*, czy`,
	},
	code: {
		3: `napisz funkcje, funkcje ktora, napisz program, skrypt, kod zrodlowy, kod, kodu, python*,
javascript, zapytanie sql, wyrazenie regularne, debug*, zrefaktor*, zaimplement*, programow*`,
		2: 'funkcj*, program, algorytm*, sql, html, baza danych',
	},
	reasoning: {
		3: `oblicz*, rozwiaz*, rownan*, udowodn*, wykaz, ile, prawdopodob*, krok po kroku, zagadk*,
pochodn*, calk*`,
		2: 'matemat*, suma, sume, procent*, srednia, lacznie, wywnioskuj, logiczn*',
	},
	agent_step: {
		3: `zarezerwuj*, przypomnij mi, ustaw budzik, ustaw, umow, spotkanie, moj kalendarz, moje konto,
przelew, przelej, wyslij, wlacz, wylacz, pogoda, wyszukaj*, poszukaj, aktualna cena,
aktualny kurs`,
		2: 'kalendarz*, zamow*, anuluj*, saldo, lot, dzisiaj, jutro, znajdz',
	},
	conversation: {
		3: `czesc, hej, dzien dobry, dobry wieczor, dobranoc, dziekuje, dzieki, do widzenia, jak sie masz,
co slychac, kim jestes, jak masz na imie, opowiedz zart, opowiedz dowcip, zart, dowcip, tak,
nie`,
		2: 'jestes, lubisz, co myslisz, pogadajmy',
	},
};
