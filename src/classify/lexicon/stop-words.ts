/**
 * Frequent short words, by ISO 639-1 code, folded. Words that several languages share count for each of them in
 * part, so overlap needs no weeding out.
 */
export const STOP_WORDS: Readonly<Record<string, string>> = {
	en: `the of and to a in is that it for on with as are be this you your was from by or an have what how which do can
please me my i not at who when where why does write their there these would should`,
	de: `der die das und ist nicht ein eine einen einem zu den dem des mit fur auf von im ich sie es wie was wird sind bitte
mir mich kannst aus auch als bei nach oder wer wo warum wir uns unser unsere mein meine dein hat haben kein keine nur noch wenn dass am vom schon dann folgenden folgende diesen diese dieser uber zum zur`,
	fr: `le la les des et est un une du que qui dans pour pas sur avec ce cette ces au aux en je vous nous il elle mon ma
mes suivant suivante plus sont moi toi quel quelle comment l d qu s c j n ne y a ou si mais ca ai on leur ses son sa sans chaque fait faire
tu te se deux cet etre as moins jamais peux fais parle trois`,
	es: `el la los las y es un una del que en por para con no se su al lo como mas este esta estos mi me yo eres siguiente
cual muy son sobre de quien donde hay pero si ya me te nos cuando cuanto porque ni solo tengo tiene lo hola dime cada sin
tus sus hay he ha hasta desde unos unas esa ese eso aqui hoy quiero puedo puedes pon haz hazme o segun`,
	pt: `o a os as e um uma do da dos das que em por para com nao se seu sua ao no na nos nas como mais este esta isso meu
minha eu voce seguinte qual sao sobre de foi pra ta mas sem so ja tem ate pelo pela quem quando quanto cada ou me tudo`,
	it: `il lo la i gli le e un una di del della dei che in per con non si su al alla come piu questo questa mio mia io sono
seguente quale nel nella da l ho ci sei hai chi quanto quanti dal dalla ogni solo fai dimmi scrivi questi tra anche ma dove quando
tu lui lei noi voi loro o fa fare fammi dammi metti cosa meno poche modo nei nelle sul sulla dello degli delle quanta quante perche tutti dillo`,
	nl: `de het een en van is dat in op te niet met voor zijn aan ik je jij deze dit die er maar om naar door als wat hoe
wie waar volgende mijn ook bij kun geen heb heeft hebben we ons onze hij zij nog wel over uit tot maak hier kan of`,
	pl: `i w na z sie nie to jest do o jak co czy dla ze od po przez ale tym ten ta te moj moja mi ktory ktora nastepujacy
sa prosze ponizszy mi mnie jaki jaka jakie kto bez tylko jest byc moze mam ma oraz lub nad pod tej tego go nam ci ile zrob`,
	tr: `ve bir bu ne ile icin mi mu de da cok daha gibi olarak olan ben sen o var yok asagidaki su bana lutfen en nasil
her hic hem ama ya ki bunu bunlari onu sonra once yap yaz ver olsun degil diye kadar gore hangi kac misin musun beni
seni benim senin bize ayri tek iki uc gun saat ad adi veya ise artik icindeki istiyorum lazim`,
	// Hindi as it is typed in Latin letters.
	hi: `hai hain kya ka ki ke ko se mein nahi aur kar karo kare karna karta karti kiya bhai yeh mujhe mera meri mere
kaise bata batao likho likh bana banao tha thi gaya gayi raha rahi rahe hota hote hoti jo wala wale wali bhi sirf kitna
kitne haan aap tum yaar abhi phir koi kuch liye isme iska chahiye aaj kal do de ye par dono niklo nikalo`,
	sv: `och att det som en ett ar pa for med av inte jag du den har till om vad hur kan de`,
	id: `yang dan di ke dari untuk dengan ini itu adalah pada tidak saya anda apa bagaimana dalam akan`,
};

/** Words that set languages of one script apart, by code. */
export const CYRILLIC_STOP_WORDS: Readonly<Record<string, string>> = {
	ru: 'и в не на я что с по как это он она мне из у за для от о мы вы какои какая что ты',
	uk: 'і в не на я що з як це він вона мені із у за для від про ми ви якии яка є та',
};
