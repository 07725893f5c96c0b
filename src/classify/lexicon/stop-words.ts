/**
 * Frequent short words, by ISO 639-1 code, folded. Words that several languages share count for each of them in
 * part, so overlap needs no weeding out.
 */
export const STOP_WORDS: Readonly<Record<string, string>> = {
	en: `the of and to a in is that it for on with as are be this you your was from by or an have what how which do can
please me my i not at who when where why does write their there these would should`,
	de: `der die das und ist nicht ein eine einen einem zu den dem des mit fur auf von im ich sie es wie was wird sind bitte
mir mich kannst aus auch als bei nach oder wer wo warum folgenden folgende diesen diese dieser uber zum zur`,
	fr: `le la les des et est un une du que qui dans pour pas sur avec ce cette ces au aux en je vous nous il elle mon ma
mes suivant suivante plus sont moi toi quel quelle comment l d qu s c`,
	es: `el la los las y es un una del que en por para con no se su al lo como mas este esta estos mi me yo eres siguiente
cual muy son sobre de quien donde`,
	pt: `o a os as e um uma do da dos das que em por para com nao se seu sua ao no na nos nas como mais este esta isso meu
minha eu voce seguinte qual sao sobre de foi`,
	it: `il lo la i gli le e un una di del della dei che in per con non si su al alla come piu questo questa mio mia io sono
seguente quale nel nella da l ho`,
	nl: `de het een en van is dat in op te niet met voor zijn aan ik je jij deze dit die er maar om naar door als wat hoe
wie waar volgende mijn ook bij kun`,
	pl: `i w na z sie nie to jest do o jak co czy dla ze od po przez ale tym ten ta te moj moja mi ktory ktora nastepujacy
sa prosze ponizszy`,
	tr: `ve bir bu ne ile icin mi mu de da cok daha gibi olarak olan ben sen o var yok asagidaki su bana lutfen en nasil`,
	sv: `och att det som en ett ar pa for med av inte jag du den har till om vad hur kan de`,
	id: `yang dan di ke dari untuk dengan ini itu adalah pada tidak saya anda apa bagaimana dalam akan`,
};

/** Words that set languages of one script apart, by code. */
export const CYRILLIC_STOP_WORDS: Readonly<Record<string, string>> = {
	ru: 'и в не на я что с по как это он она мне из у за для от о мы вы какои какая что ты',
	uk: 'і в не на я що з як це він вона мені із у за для від про ми ви якии яка є та',
};
