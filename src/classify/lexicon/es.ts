import type { Lexicon } from './lexicon';

/** Spanish. */
export const ES: Lexicon = {
	translation: {
		3: `traduc*, traduz*, traduce*, traduccion, al ingles, al espanol, al frances, al aleman,
al italiano, en ingles, como se dice`,
	},
	summarization: {
		3: `resum*, sintetiz*, sintesis, puntos clave, puntos principales, ideas principales,
en pocas palabras`,
	},
	rewriting: {
		3: `reescrib*, reformul*, corrig*, correg*, parafras*, ortografia, gramatica, mejora*, mas formal,
mas profesional, acorta*, mas corto, simplific*, revisa*, redactado`,
		1: 'tono, estilo',
	},
	extraction: {
		3: `extra*, encuentra todos, encuentra todas, identifica todos, identifica todas, saca los,
lista todos los nombres`,
		2: 'entidades, palabras clave, identifi*',
	},
	classification: {
		3: `clasifi*, categoriz*, sentimiento, positivo o negativo, que categoria, una de las categorias,
etiquet*, evalua*`,
		2: 'categoria*, spam, urgencia',
	},
	json_structuring: {
		3: `en json, a json, formato json, objeto json, json valido, en una tabla, como tabla, en csv,
a csv, en xml, estructura los`,
		2: 'json, csv, xml, yaml, tabla',
	},
	generation: {
		3: `escribe un, escribe una, escribeme, redacta*, redactar, compon*, inventa*, imagina*, poema,
cuento, historia sobre, articulo de blog, eslogan, ideas para, lluvia de ideas,
carta de presentacion, propon*, descripcion del producto`,
		2: 'escrib*, crea, crear, cree, genera*, ensayo, carta, discurso, sugier*',
		1: 'plan, lista, recomienda*, consejos',
	},
	question_answering: {
		3: `que es, que son, cual es la capital, cual es la diferencia, por que, cuando, donde esta,
quien es, quien fue, como funciona, responde*, en que ano, que pais`,
		2: `que, cual*, quien*, donde, como, explic*, describ*, defin*, significa, pregunta, compara*,
ventajas, cuales son`,
	},
	code: {
		3: `escribe una funcion, una funcion que, funcion en python, programa que, script, codigo fuente,
codigo, python, javascript, consulta sql, expresion regular, depur*, refactor*, implement*`,
		2: 'funcion, programa, algoritmo, sql, html, base de datos',
	},
	reasoning: {
		3: `calcul*, resuelv*, resolver, ecuacion*, demuestra*, demostr*, cuanto*, cuanta*, probabilidad,
paso a paso, acertijo, derivada, integral, area`,
		2: 'matemat*, suma, porcentaje, promedio, en total, deduc*, logic*, razon*',
	},
	agent_step: {
		3: `reserva*, recuerdame, pon una alarma, alarma, agenda una, mi calendario, mi cuenta, transfier*,
envia un, envia una, enciende, apaga, el tiempo en, el clima, busca*, precio actual, ruta a`,
		2: 'calendario, pedido, cancela*, saldo, vuelo, actual*, hoy, manana',
	},
	conversation: {
		3: `hola, buenos dias, buenas tardes, buenas noches, gracias, muchas gracias, adios, hasta luego,
como estas, que tal, quien eres, como te llamas, cuentame un chiste, chiste, si, no`,
		2: 'eres, te gusta, que piensas, charlar, tu nombre',
	},
};
