import type { Lexicon } from './lexicon';

/** Turkish. */
export const TR: Lexicon = {
	translation: {
		3: `cevir*, ceviri, tercume, ingilizceye, turkceye, almancaya, fransizcaya, ispanyolcaya,
ingilizcesi, nasil denir`,
	},
	summarization: {
		3: 'ozet*, ana noktalar*, ana fikir*, kisaca anlat',
	},
	rewriting: {
		3: `yeniden yaz*, yeniden ifade, duzelt*, duzenle*, parafraz*, dil bilgisi, yazim hata*, imla,
gramer, iyilestir*, gelistir, daha resmi, daha profesyonel, kisalt*, sadelestir*, basitlestir*`,
		1: 'ton, uslup',
	},
	extraction: {
		3: 'cikar*, ayikla*, tum isimleri, butun isimleri, tespit et',
		2: 'varlik*, anahtar kelime*, belirle',
	},
	classification: {
		3: `siniflandir*, kategorize, kategorilere, duygu analizi, olumlu mu, pozitif mi, olumsuz,
hangi kategori*, etiketle*, degerlendir*`,
		2: 'kategori*, spam, aciliyet, duygu',
	},
	json_structuring: {
		3: `json olarak, json formatinda, json formati, json nesnesi, tablo olarak, tabloya, csv olarak,
yapilandir*`,
		2: 'json, csv, xml, yaml, tablo*',
	},
	generation: {
		3: `siir*, hikaye*, makale yaz, mektup yaz, yazi yaz, blog yazisi, kompozisyon, uydur*, slogan*,
fikir*, beyin firtinasi, on yazi, urun aciklamasi, oner, onerin`,
		2: 'yaz, yazin, yazar misin, olustur*, uret*, deneme, mektup, konusma metni, tasarla',
		1: 'plan, liste*, tavsiye, oneri*',
	},
	question_answering: {
		3: `nedir, nelerdir, kimdir, kimdi, neden, nicin, ne zaman, nerede*, arasindaki fark*, cevapla*,
yanitla*, nasil calisir, hangi yil*, hangi ulke*, baskenti`,
		2: 'ne, kim, nasil, hangi*, acikla*, anlat*, tanimla*, ne demek, soru*, karsilastir*, avantaj*',
	},
	code: {
		3: `fonksiyon yaz, fonksiyonu yaz, program yaz, kod yaz, kod, kodu, betik, script, kaynak kod,
python, javascript, sql sorgusu, duzenli ifade, hata ayikla*, programla*`,
		2: 'fonksiyon*, program, algoritma*, sql, html, veritaban*',
	},
	reasoning: {
		3: `hesapla*, coz, cozun, cozer misin, denklem*, kanitla*, ispatla*, kac, ne kadar, olasilik*,
adim adim, bilmece, turev*, integral*, alani`,
		2: 'matemat*, toplam*, yuzde*, ortalama*, mantik*, cikarim',
	},
	agent_step: {
		3: `rezervasyon*, rezerve, hatirlat*, alarm kur, alarm, randevu*, takvim*, hesabim*, havale,
gonder*, ac, kapat, hava durumu, hava nasil, ara, arat, guncel fiyat, doviz kuru`,
		2: 'siparis*, iptal*, bakiye*, ucus*, guncel, bugun, yarin, bul',
	},
	conversation: {
		3: `merhaba, selam, gunaydin, iyi gunler, iyi aksamlar, iyi geceler, tesekkur*, sag ol, hosca kal,
gorusuruz, nasilsin, ne haber, kimsin, sen kimsin, adin ne, fikra anlat, fikra, saka, evet,
hayir`,
		2: 'sen, seviyor musun, ne dusunuyorsun, sohbet*',
	},
};
